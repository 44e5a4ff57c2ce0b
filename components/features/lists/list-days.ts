/** Days as `2026-12-31` in the reader's time zone. */

export function dayText(atMs: number): string {
  const date = new Date(atMs);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}

/** The end of that day in Unix ms; nothing for what is no day. */
export function endOfDay(day: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const end = new Date(year, month - 1, date, 23, 59, 59, 999);
  // The 31st of a shorter month would run over into the next.
  return end.getMonth() === month - 1 && end.getDate() === date ? end.getTime() : undefined;
}
