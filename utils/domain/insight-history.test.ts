import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GROUP } from '@/tests/builders.ts';
import { asId, type GroupId } from './ids.ts';
import type { DayDoings, GroupDay, KeptDay } from './insight.ts';
import {
  closeDay,
  forgetBefore,
  type InsightHistory,
  type InsightPast,
  insightDays,
  lastSize,
  noHistory,
} from './insight-history.ts';

const HOUR = 3_600_000;
const OTHER = asId<GroupId>('other@g.us');
const nothing: InsightPast = { total: { ...noHistory(), sizes: {} }, groups: new Map() };
const heardOn = (...days: number[]) => new Map(days.map((day) => [day, HOUR]));

/** As the store asks: of all groups, or of some. */
function lines(past: InsightPast, open: KeptDay[], heard: Map<number, number>, chosen?: GroupId[]) {
  const histories = chosen
    ? chosen.flatMap((id) => past.groups.get(id) ?? [])
    : ([past.total] as InsightHistory[]);
  const sizes = chosen
    ? chosen.flatMap((id): [GroupId, number][] => {
        const history = past.groups.get(id);
        return history ? [[id, lastSize(history) ?? 0]] : [];
      })
    : (Object.entries(past.total.sizes) as [GroupId, number][]);
  const days = [...heard.keys()];
  return insightDays({
    from: Math.min(...days) - 1,
    to: Math.max(...days) + 1,
    histories,
    sizes: new Map(sizes),
    open: new Map(open.map((row) => [row.day, row])),
    heard,
    chosen: chosen && new Set(chosen),
  });
}

describe('days as lines', () => {
  const rows: KeptDay[] = [
    { day: 2, groups: { [GROUP]: { size: 10, messages: 4, writers: 2 }, [OTHER]: { size: 5 } } },
    { day: 4, groups: { [GROUP]: { size: 11 } } },
  ];
  const heard = heardOn(2, 3, 4);

  it.each([
    ['no day is over', []],
    ['one is', rows.slice(0, 1)],
    ['all are', [...rows.slice(0, 1), { day: 3, groups: {} }, ...rows.slice(1)]],
  ])(
    '[IN5] tells a day that was not counted from zero, and keeps the size until it is read anew: %s',
    (_name, over) => {
      const past = over.reduce(closeDay, nothing);
      const open = rows.filter(({ day }) => !over.some((row) => row.day === day));
      const shown = (chosen?: GroupId[]) =>
        lines(past, open, heard, chosen).map(({ size, messages, heardMs }) => [heardMs, size, messages]);
      expect(shown()).toEqual([
        [undefined, undefined, 0],
        [HOUR, 15, 4],
        [HOUR, 15, 0],
        [HOUR, 16, 0],
        [undefined, undefined, 0],
      ]);
      expect(shown([OTHER]).slice(1, 4)).toEqual([
        [HOUR, 5, 0],
        [HOUR, 5, 0],
        [HOUR, 5, 0],
      ]);
    },
  );

  it('[IN5] the size from before the days asked for counts', () => {
    const past = closeDay(nothing, { day: 2, groups: { [GROUP]: { size: 10 } } });
    const [line] = insightDays({
      from: 9,
      to: 9,
      histories: [past.total],
      sizes: new Map(),
      open: new Map(),
      heard: heardOn(9),
    });
    expect(line?.size).toBe(10);
  });

  it('[IN9] forgets the days before', () => {
    const past = [2, 3, 5].reduce(
      (all, day) => closeDay(all, { day, groups: { [GROUP]: { size: day, messages: day } } }),
      nothing,
    );
    expect(forgetBefore(past.total, 3)).toEqual({
      days: [3, 5],
      columns: { size: [3, 5], messages: [3, 5] },
      sizes: { [GROUP]: 5 },
    });
    expect(forgetBefore(past.total, 6).days).toEqual([]);
    expect(forgetBefore(past.total, 1)).toEqual(past.total);
  });
});

describe('days that are over', () => {
  const groupDay = fc.record<GroupDay>({
    size: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
    messages: fc.option(fc.nat(9), { nil: undefined }),
    writers: fc.nat(5),
  });
  const doings = fc.record<DayDoings>({
    did: fc.dictionary(fc.constantFrom('joined', 'left', 'approved'), fc.nat(4)),
    asked: fc.nat(3),
    waits: fc.array(fc.nat(3), { maxLength: 16 }),
  });
  const byGroup = <Value>(value: fc.Arbitrary<Value>) =>
    fc.dictionary(fc.constantFrom(GROUP, OTHER, '3@g.us'), value) as fc.Arbitrary<Record<GroupId, Value>>;
  const allDays = fc.array(fc.record({ groups: byGroup(groupDay), done: byGroup(doings) }), {
    minLength: 1,
    maxLength: 8,
  });

  it('[IN6] tell the same as before they were over, of one group, of some and of all', () => {
    fc.assert(
      fc.property(allDays, fc.nat(8), fc.subarray([GROUP, OTHER]), (found, over, some) => {
        const rows = found.map((row, place): KeptDay => ({ day: 10 + place, ...row }));
        const heard = heardOn(...rows.map(({ day }) => day));
        const past = rows.slice(0, over).reduce(closeDay, nothing);
        for (const chosen of [undefined, some]) {
          const trimmed = (all: ReturnType<typeof lines>) =>
            all.map((line) => ({ ...line, did: told(line.did), waits: withoutEnd(line.waits) }));
          expect(trimmed(lines(past, rows.slice(over), heard, chosen))).toEqual(
            trimmed(lines(nothing, rows, heard, chosen)),
          );
        }
      }),
    );
  });

  it('[IN6] what comes late is added and leaves the sizes alone', () => {
    const past = [
      { day: 2, groups: { [GROUP]: { size: 10, messages: 1 } } },
      { day: 3, groups: { [GROUP]: { size: 12 } } },
    ].reduce(closeDay, nothing);
    const late = closeDay(past, {
      day: 2,
      groups: { [GROUP]: { messages: 2, size: 99 }, [OTHER]: { writers: 1 } },
    });
    const shown = (chosen?: GroupId[]) =>
      lines(late, [], heardOn(2, 3), chosen).map(({ size, messages, writers }) => [size, messages, writers]);
    expect(shown().slice(1, 3)).toEqual([
      [10, 3, 1],
      [12, 0, 0],
    ]);
    expect(shown([GROUP]).slice(1, 3)).toEqual([
      [10, 3, 0],
      [12, 0, 0],
    ]);
  });
});

/** Zero and missing say the same. */
const told = (did: object): object => Object.fromEntries(Object.entries(did).filter(([, n]) => n > 0));
const withoutEnd = (waits: readonly number[]): number[] =>
  waits.slice(0, waits.findLastIndex((n) => n > 0) + 1);
