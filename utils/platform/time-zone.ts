/** Time zones, as the browser's own `Intl` knows them: it carries the tables of IANA, and is renewed with the browser. */
const formatters = new Map<string, Intl.DateTimeFormat | undefined>();

function formatterOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (formatters.has(timeZone)) return formatters.get(timeZone);
  let formatter: Intl.DateTimeFormat | undefined;
  try {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  formatters.set(timeZone, formatter);
  return formatter;
}

/** Milliseconds that the zone's clocks are ahead of UTC at that moment; nothing for a zone that this browser does not know. */
export function zoneOffsetMs(timeZone: string, atMs: number): number | undefined {
  const formatter = formatterOf(timeZone);
  if (!formatter) return undefined;
  // Before 1970, too, a moment belongs to the second that began before it.
  const secondMs = Math.floor(atMs / 1_000) * 1_000;
  const parts = new Map(
    formatter.formatToParts(secondMs).map(({ type, value }) => [type, Number(value)] as const),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wallMs = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wallMs - secondMs;
}

/** The zone that this computer is set to. */
export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every zone that this browser offers, by name. */
export const timeZones = (): string[] => Intl.supportedValuesOf('timeZone');
