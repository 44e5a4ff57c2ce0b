import type { PersonStored } from './rows.ts';

/** MG9: `from` becomes a part of `into`. Both must be roots, and not the same. */
export function joinInto(
  into: PersonStored,
  from: PersonStored,
  at: number,
): { into: PersonStored; from: PersonStored } {
  return {
    into: { ...into, parts: [...(into.parts ?? []), from.personId], updatedAt: at },
    from: { ...from, mergedInto: into.personId, updatedAt: at },
  };
}

/** MG9: the opposite of `joinInto`, for a direct part. */
export function splitFrom(
  into: PersonStored,
  from: PersonStored,
  at: number,
): { into: PersonStored; from: PersonStored } {
  const parts = (into.parts ?? []).filter((part) => part !== from.personId);
  return {
    into: { ...into, parts: parts.length === 0 ? undefined : parts, updatedAt: at },
    from: { ...from, mergedInto: undefined, updatedAt: at },
  };
}
