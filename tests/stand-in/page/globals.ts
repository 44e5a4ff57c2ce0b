/** Which names on the window nobody but a stranger can have put there. */
const OWN = ['__d', 'require', 'importNamespace', 'importDefault', 'requireLazy', 'ErrorGuard'];

export function findNewGlobals(): string[] {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  // A window nobody has touched yet tells what belongs to the browser.
  const clean = new Set(frame.contentWindow ? Object.getOwnPropertyNames(frame.contentWindow) : []);
  frame.remove();
  return Object.getOwnPropertyNames(window).filter(
    (name) => !clean.has(name) && !OWN.includes(name) && !/^(\d+|__pw.*|__playwright.*)$/.test(name),
  );
}
