/** What a page asks the background for that it cannot open itself. `at`: a place in the full page, as it stands in the address. */
export type OpenPage = { open: 'panel' | 'dashboard'; at?: string | undefined };

export function asOpenPage(message: unknown): OpenPage | undefined {
  if (typeof message !== 'object' || message === null || !('open' in message)) return undefined;
  const { open } = message;
  if (open !== 'panel' && open !== 'dashboard') return undefined;
  return { open, at: 'at' in message && typeof message.at === 'string' ? message.at : undefined };
}

/** What follows the address of the full page. */
export const placeIn = (at: string | undefined): string => (at === undefined ? '' : `#${at}`);
