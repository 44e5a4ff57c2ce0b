/** The tab that asks for work with this call; nothing for any other call. The store checks the id itself. */
export function tabOf(name: string, args: unknown): string | undefined {
  if (name !== 'takeStep' || typeof args !== 'object' || args === null || !('tabId' in args))
    return undefined;
  return typeof args.tabId === 'string' ? args.tabId : undefined;
}
