/** What is shared between devices, and how two states of it become one. Rules SY5–SY12: `SPEC.md`, "Sync". */
import { compareStamps, partsOf, type Stamp } from './hybrid-clock.ts';
import type { DeviceId } from './ids.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** SY5: one field. The latest write of it is what counts. */
export type Cell = { value: Json; stamp: Stamp };

/** SY9: a text that nobody wrote anything newer about than who wrote this one knew. */
export type Version = {
  text: string;
  stamp: Stamp;
  /** Of each device the newest of its versions that the author knew of. */
  seen: Readonly<Record<DeviceId, Stamp>>;
};

/** A record, or a part of one: what of it was written. Its kind and id are its place. */
export type SyncedRecord = {
  cells: Readonly<Record<string, Cell>>;
  /** SY9: only notes have them: their texts. */
  versions?: readonly Version[] | undefined;
};

/** SY7: the field that says whether a record was deleted. */
export const DELETED = 'deleted';

/** SY8: the field that says whether something is in a set: a record for each thing and set. */
export const IN_SET = 'in';

/** SY6: the same from whatever order and however often. */
export function mergeRecords(a: SyncedRecord, b: SyncedRecord): SyncedRecord {
  const cells: Record<string, Cell> = { ...a.cells };
  for (const [field, cell] of Object.entries(b.cells)) {
    const other = cells[field];
    if (!other || isNewer(cell, other)) cells[field] = cell;
  }
  const versions = heads([...(a.versions ?? []), ...(b.versions ?? [])]);
  return versions.length > 0 ? { cells, versions } : { cells };
}

/** SY5: equal stamps come of a device that was copied: then the greater text decides, so that all agree. */
function isNewer(cell: Cell, than: Cell): boolean {
  const order = compareStamps(cell.stamp, than.stamp);
  return order === 0 ? canonical(cell.value) > canonical(than.value) : order > 0;
}

/** A value as one text, whatever the order of its keys. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** SY9: those that nobody wrote over knowingly, oldest first. */
function heads(versions: readonly Version[]): Version[] {
  const byStamp = new Map<Stamp, Version>();
  for (const version of versions) {
    const same = byStamp.get(version.stamp);
    if (!same || canonical(version) > canonical(same)) byStamp.set(version.stamp, version);
  }
  const all = [...byStamp.values()];
  return all
    .filter((version) => !all.some((other) => other !== version && knew(other, version)))
    .sort((a, b) => compareStamps(a.stamp, b.stamp));
}

function knew(author: Version, { stamp }: Version): boolean {
  const known = author.seen[partsOf(stamp).device];
  return known !== undefined && compareStamps(known, stamp) >= 0;
}

/** SY9: a text written over what is there now: knowing all of it. */
export function newVersion(record: SyncedRecord | undefined, text: string, stamp: Stamp): Version {
  const seen: Record<DeviceId, Stamp> = {};
  const know = (device: DeviceId, known: Stamp): void => {
    const before = seen[device];
    if (before === undefined || compareStamps(before, known) < 0) seen[device] = known;
  };
  for (const version of record?.versions ?? []) {
    know(partsOf(version.stamp).device, version.stamp);
    for (const [device, known] of Object.entries(version.seen) as [DeviceId, Stamp][]) know(device, known);
  }
  return { text, stamp, seen };
}

/** SY7. */
export const isDeleted = ({ cells }: SyncedRecord): boolean => cells[DELETED]?.value === true;

/** SY10: what of `mine` somebody who has `theirs` does not know; nothing where they know all. */
export function newsFor(theirs: SyncedRecord | undefined, mine: SyncedRecord): SyncedRecord | undefined {
  if (!theirs) return mine;
  const merged = mergeRecords(theirs, mine);
  const cells = Object.fromEntries(
    Object.entries(merged.cells).filter(([field, cell]) => theirs.cells[field] !== cell),
  );
  const had = new Map((theirs.versions ?? []).map((version) => [version.stamp, canonical(version)]));
  const versions = (merged.versions ?? []).filter((version) => had.get(version.stamp) !== canonical(version));
  if (Object.keys(cells).length === 0 && versions.length === 0) return undefined;
  return versions.length > 0 ? { cells, versions } : { cells };
}

/** SY11: the latest stamp of a record: what the receiver's clock goes on from. */
export function latestStamp({ cells, versions = [] }: SyncedRecord): Stamp | undefined {
  let latest: Stamp | undefined;
  for (const { stamp } of [...Object.values(cells), ...versions])
    if (latest === undefined || compareStamps(latest, stamp) < 0) latest = stamp;
  return latest;
}
