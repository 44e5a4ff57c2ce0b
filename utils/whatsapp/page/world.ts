/** What the driver uses of the page's globals. Passed in, so that the driver runs in Node on a stand-in too. */
export type PageWorld = {
  /** WhatsApp's own loader: arrives later, both at once. */
  require?: unknown;
  importNamespace?: unknown;
  /** The composer is reached through the document; without one the capability is missing. */
  document?: Document | undefined;
  DataTransfer?: typeof DataTransfer | undefined;
  ClipboardEvent?: typeof ClipboardEvent | undefined;
  MutationObserver?: typeof MutationObserver | undefined;
  crypto?: Pick<Crypto, 'getRandomValues'> | undefined;
  requestIdleCallback?: ((run: () => void) => number) | undefined;
};
