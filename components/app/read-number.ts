/** `also`: one number besides, such as a 0 that switches off. */
export type NumberLimits = { min: number; max: number; also?: number | undefined };

/** A number as people type it: comma or point, spaces between thousands. Nothing for what is none or out of limits. */
export function readNumber(typed: string, limits: NumberLimits): number | undefined {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return (value >= limits.min && value <= limits.max) || value === limits.also ? value : undefined;
}
