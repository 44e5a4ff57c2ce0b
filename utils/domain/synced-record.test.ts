import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStamps, laterOf, nextStamp, type Stamp } from './hybrid-clock.ts';
import { asId, type DeviceId } from './ids.ts';
import {
  DELETED,
  IN_SET,
  isDeleted,
  type Json,
  latestStamp,
  mergeRecords,
  newsFor,
  newVersion,
  type SyncedRecord,
} from './synced-record.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const DEVICES = ['a', 'b', 'c'].map((id) => asId<DeviceId>(id));
const stampAt = (ms: number, device = 'a'): Stamp => nextStamp(undefined, NOON + ms, asId<DeviceId>(device));
const cell = (value: Json, ms: number, device = 'a') => ({ value, stamp: stampAt(ms, device) });
const record = (cells: SyncedRecord['cells']): SyncedRecord => ({ cells });

/** Devices that write to one record, hear of each other in any order, twice or never, and have clocks of their own. */
type Step =
  | { do: 'write'; by: number; field: string; value: number }
  | { do: 'note'; by: number; text: string }
  | { do: 'hear'; by: number; from: number; part: boolean };
const by = fc.nat({ max: DEVICES.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    by,
    field: fc.constantFrom('name', 'color', DELETED),
    value: fc.nat({ max: 3 }),
  }),
  fc.record({ do: fc.constant('note' as const), by, text: fc.constantFrom('x', 'y', 'z') }),
  fc.record({ do: fc.constant('hear' as const), by, from: by, part: fc.boolean() }),
);
type Device = { record: SyncedRecord; last: Stamp | undefined };

function play(steps: readonly Step[], skewsMs: readonly number[]) {
  const devices: Device[] = DEVICES.map(() => ({ record: { cells: {} }, last: undefined }));
  /** Every state that ever was: any of it may be delivered late. */
  const states: SyncedRecord[] = [];
  const written = new Map<Stamp, ReadonlySet<Stamp>>();
  let now = NOON;
  const of = (n: number): Device => devices[n] ?? { record: { cells: {} }, last: undefined };
  const take = (device: Device, heard: SyncedRecord) => {
    device.record = mergeRecords(device.record, heard);
    const latest = latestStamp(heard);
    if (latest) device.last = laterOf(device.last, latest);
  };
  for (const one of steps) {
    const device = of(one.by);
    const id = DEVICES[one.by] ?? asId<DeviceId>('?');
    now += 1;
    if (one.do === 'hear') {
      const heard = of(one.from).record;
      const sent = one.part ? newsFor(device.record, heard) : heard;
      if (sent) take(device, sent);
    } else {
      const stamp = nextStamp(device.last, now + (skewsMs[one.by] ?? 0), id);
      device.last = stamp;
      if (one.do === 'note') {
        written.set(stamp, new Set(device.record.versions?.map((version) => version.stamp)));
        const version = newVersion(device.record, one.text, stamp);
        device.record = mergeRecords(device.record, { cells: {}, versions: [version] });
      } else
        device.record = mergeRecords(device.record, record({ [one.field]: { value: one.value, stamp } }));
    }
    states.push(device.record);
  }
  return { devices, states, written };
}
const story = fc.tuple(
  fc.array(step, { minLength: 3, maxLength: 24, size: 'max' }),
  fc.tuple(...DEVICES.map(() => fc.integer({ min: -5 * 3_600_000, max: 5 * 3_600_000 }))),
);

describe('records that several devices write', () => {
  it('[SY5] a field holds what was written last, whoever hears of it first', () => {
    const older = record({ name: cell('Ann', 1), color: cell('red', 5) });
    const newer = record({ name: cell('Anna', 2, 'b'), color: cell('blue', 4, 'b') });
    const both = record({ name: cell('Anna', 2, 'b'), color: cell('red', 5) });
    expect(mergeRecords(older, newer)).toEqual(both);
    expect(mergeRecords(newer, older)).toEqual(both);
  });

  it('[SY5] two writes with one stamp come out the same everywhere', () => {
    const [one, other] = [record({ name: cell('Ann', 1) }), record({ name: cell('Bea', 1) })];
    expect(mergeRecords(one, other)).toEqual(mergeRecords(other, one));
    const keys = record({ at: cell({ a: 1, b: [2, null] }, 1) });
    const swapped = record({ at: cell({ b: [2, null], a: 1 }, 1) });
    expect(newsFor(keys, swapped)).toBeUndefined();
  });

  it('[SY6] any order, any number of deliveries, parts or wholes: the same comes out', () => {
    fc.assert(
      fc.property(
        story,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        ([steps, skews], chance) => {
          const { states } = play(steps, skews);
          const inOrder = states.reduce(mergeRecords, { cells: {} });
          const shuffled = [...states, ...states]
            .map((state) => ({ state, at: chance.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ state }) => state);
          expect(shuffled.reduce(mergeRecords, { cells: {} })).toEqual(inOrder);
          expect(mergeRecords(inOrder, inOrder)).toEqual(inOrder);
          const [a = inOrder, b = inOrder, c = inOrder] = shuffled;
          expect(mergeRecords(mergeRecords(a, b), c)).toEqual(mergeRecords(a, mergeRecords(b, c)));
        },
      ),
    );
  });

  it('[SY7] what is written to a deleted record does not bring it back; taking the deletion back does', () => {
    const deleted = record({ name: cell('Ann', 1), [DELETED]: cell(true, 2) });
    const renamed = mergeRecords(deleted, record({ name: cell('Anna', 9, 'b') }));
    expect([isDeleted(deleted), isDeleted(renamed)]).toEqual([true, true]);
    expect(isDeleted(mergeRecords(renamed, record({ [DELETED]: cell(false, 10) })))).toBe(false);
    expect(isDeleted(record({}))).toBe(false);
  });

  it('[SY8] of tagging and untagging the later holds', () => {
    const tagged = record({ [IN_SET]: cell(true, 3) });
    const untagged = record({ [IN_SET]: cell(false, 4, 'b') });
    expect(mergeRecords(untagged, tagged).cells[IN_SET]?.value).toBe(false);
    expect(mergeRecords(tagged, untagged).cells[IN_SET]?.value).toBe(false);
  });

  it('[SY9] texts written without knowing of each other both stay, until somebody who saw both writes one', () => {
    const first = newVersion(undefined, 'calls on Monday', stampAt(1));
    const start: SyncedRecord = { cells: {}, versions: [first] };
    const mine = newVersion(start, 'calls on Tuesday', stampAt(2));
    const theirs = newVersion(start, 'never calls', stampAt(3, 'b'));
    const both = mergeRecords({ cells: {}, versions: [theirs] }, { cells: {}, versions: [mine, first] });
    expect(both.versions?.map(({ text }) => text)).toEqual(['calls on Tuesday', 'never calls']);
    const settled = newVersion(both, 'calls on Tuesday, or never', stampAt(4, 'c'));
    const after = [start, both, { cells: {}, versions: [settled] }, start].reduce(mergeRecords);
    expect(after.versions).toEqual([settled]);
  });

  it('[SY9] no text goes that nobody wrote over knowingly', () => {
    fc.assert(
      fc.property(story, ([steps, skews]) => {
        const { states, written } = play(steps, skews);
        const replaced = new Set([...written.values()].flatMap((seen) => [...seen]));
        const expected = [...written.keys()].filter((stamp) => !replaced.has(stamp)).sort(compareStamps);
        const versions = states.reduce(mergeRecords, { cells: {} }).versions ?? [];
        expect(versions.map(({ stamp }) => stamp)).toEqual(expected);
      }),
    );
  });

  it('[SY10] what is sent as news gives the same as the whole', () => {
    fc.assert(
      fc.property(story, ([steps, skews]) => {
        const { devices } = play(steps, skews);
        for (const { record: theirs } of devices)
          for (const { record: mine } of devices) {
            const news = newsFor(theirs, mine);
            const whole = mergeRecords(theirs, mine);
            expect(news ? mergeRecords(theirs, news) : theirs).toEqual(whole);
            expect(newsFor(whole, mine)).toBeUndefined();
          }
      }),
    );
    expect(newsFor(undefined, record({ name: cell('Ann', 1) }))).toEqual(record({ name: cell('Ann', 1) }));
  });

  it('[SY2] [SY11] clocks that are hours apart: whoever saw a write writes over it', () => {
    const ahead = { name: cell('Ann', 5 * 3_600_000, 'b') };
    const latest = latestStamp(record(ahead));
    const stamp = nextStamp(latest, NOON, asId<DeviceId>('a'));
    expect(mergeRecords(record(ahead), record({ name: { value: 'Anna', stamp } })).cells.name?.value).toBe(
      'Anna',
    );
    expect(latestStamp({ cells: ahead, versions: [newVersion(undefined, 'x', stamp)] })).toBe(stamp);
    expect(latestStamp(record({}))).toBeUndefined();
  });
});
