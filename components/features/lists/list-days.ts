/** Days as `2026-12-31` in the reader's time zone. */

export function dayText(atMs: number): string {
  const date = new Date(atMs);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}

/** The end of that day in Unix ms; nothing for what is no day. */
export function endOfDay(day: string): number | undefined {
  const endMs = new Date(`${day}T23:59:59.999`).getTime();
  // The 31st of a shorter month would run over into the next.
  return dayText(endMs) === day ? endMs : undefined;
}
