/** The deny and the allow list, shared by all groups. Rules DL1–DL4: `SPEC.md`, "Lists of people". */
import type { EntryId, PersonId } from './ids.ts';

export type ListName = 'deny' | 'allow';

export type ListEntry = {
  id: EntryId;
  list: ListName;
  /** `kind:value` of every identity that was known when the line was written. */
  keys: string[];
  /** Missing: nobody whom Muster has seen. */
  personId?: PersonId | undefined;
  /** Name or number at that time. */
  label: string;
  reason?: string | undefined;
  author?: string | undefined;
  at: number;
  /** Missing: for good. */
  expiresAt?: number | undefined;
};

export const LIST_REASON_LIMIT = 300;
/** Lines that are put on a list at once, all or none. */
export const LIST_ENTRIES_LIMIT = 10_000;

export function isActive(entry: Pick<ListEntry, 'expiresAt'>, nowMs: number): boolean {
  return entry.expiresAt === undefined || entry.expiresAt > nowMs;
}

/** What a person is on. `deny` first, then the newest. */
export type ListLookup = (person: { ids: Iterable<PersonId>; keys: Iterable<string> }) => ListEntry[];

/** DL1, DL2: by the person, or by any identity that both sides know. Expired lines are not found. */
export function createListLookup(entries: readonly ListEntry[], nowMs: number): ListLookup {
  const byKey = new Map<string, ListEntry[]>();
  const put = (key: string, entry: ListEntry): void => {
    byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  };
  for (const entry of entries) {
    if (!isActive(entry, nowMs)) continue;
    for (const key of new Set(entry.keys)) put(key, entry);
    if (entry.personId !== undefined) put(`person:${entry.personId}`, entry);
  }
  if (byKey.size === 0) return () => [];
  return ({ ids, keys }) => {
    const found = new Set<ListEntry>();
    for (const id of ids) for (const entry of byKey.get(`person:${id}`) ?? []) found.add(entry);
    for (const key of keys) for (const entry of byKey.get(key) ?? []) found.add(entry);
    return [...found].sort((a, b) => Number(b.list === 'deny') - Number(a.list === 'deny') || b.at - a.at);
  };
}
