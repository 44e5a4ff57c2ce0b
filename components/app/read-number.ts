/** A number as people type it: comma or point, spaces between thousands. Nothing for what is none or out of limits. */
export function readNumber(typed: string, limits: { min: number; max: number }): number | undefined {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return value >= limits.min && value <= limits.max ? value : undefined;
}
