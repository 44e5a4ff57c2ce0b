/** What a page asks the background for that it cannot open itself. */
export type OpenPage = { open: 'panel' | 'dashboard' };

export function asOpenPage(message: unknown): OpenPage['open'] | undefined {
  if (typeof message !== 'object' || message === null || !('open' in message)) return undefined;
  return message.open === 'panel' || message.open === 'dashboard' ? message.open : undefined;
}
