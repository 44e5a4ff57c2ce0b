import { describe, expect, it } from 'vitest';
import { createFaults } from './server/faults.ts';
import { createDirectory } from './server/directory.ts';
import { createWire } from './server/wire.ts';
import type { World } from './server/model.ts';
import { buildScenario, buildWorld } from './world.ts';
import { started } from './testing.ts';

const groupNamed = (world: World, subject: string) => {
  const found = [...world.groups.values()].find((group) => group.subject === subject);
  if (!found) throw new Error(`no ${subject}`);
  return found;
};

describe('worlds', () => {
  it('are the same for the same seed, and other for another', () => {
    const text = (seed: number): string =>
      JSON.stringify([...buildWorld({ groups: 2, members: 20, seed }).people]);
    expect([text(3) === text(3), text(3) === text(4)]).toEqual([true, false]);
  });

  it('give every person ids of their own', () => {
    for (const scenario of ['demo', 'large', 'nasty'] as const) {
      const ids = [...buildScenario(scenario).people.values()].flatMap(({ pn, lid }) =>
        [pn, lid].filter(Boolean),
      );
      expect(new Set(ids).size, scenario).toBe(ids.length);
    }
  });

  it('demo: 700 members and 300 requests in a LID group, of which 20 are pedlars brought by one member', () => {
    const world = buildScenario('demo');
    const oak = groupNamed(world, 'Neighbours of Oak Lane');
    expect([oak.addressing, oak.members.size, oak.requests.size]).toEqual(['lid', 700, 300]);
    const pedlars = [...oak.requests.values()].filter((each) =>
      world.people.get(each.person)?.pn?.startsWith('883'),
    );
    expect([pedlars.length, new Set(pedlars.map((each) => each.addedBy)).size]).toEqual([20, 1]);
    const types = new Set([...world.groups.values()].map((group) => group.groupType));
    expect([...types].sort()).toEqual([
      'COMMUNITY',
      'DEFAULT',
      'LINKED_ANNOUNCEMENT_GROUP',
      'LINKED_SUBGROUP',
    ]);
    expect([...world.groups.values()].some((group) => group.isSuspended)).toBe(true);
    expect([...world.groups.values()].some((group) => group.members.get('me')?.role === 'member')).toBe(true);
  });

  it('large: 300 groups, one of 1,024 members, 5,000 requests', () => {
    const groups = [...buildScenario('large').groups.values()];
    expect(groups).toHaveLength(300);
    expect(Math.max(...groups.map((group) => group.members.size))).toBe(1024);
    expect(groups.reduce((sum, group) => sum + group.requests.size, 0)).toBe(5000);
  });

  it('nasty: loads, with odd ids, no names and no numbers', async () => {
    const { metadata, use } = await started({ world: buildScenario('nasty') });
    const ids = metadata.participants.getModelsArray().map(({ id }) => String(id));
    expect(ids).toContain('f00-ba5@newkind');
    const { getPushname } = use('WAWebContactGetters');
    const names = metadata.participants.getModelsArray().map(({ contact }) => getPushname(contact));
    expect(names).toEqual(expect.arrayContaining([undefined, '', '__proto__']));
    expect(names.some((name) => String(name).length === 5000)).toBe(true);
  });

  it('send nothing that is not plain data', () => {
    for (const scenario of ['demo', 'large', 'nasty'] as const) {
      const world = buildScenario(scenario);
      const snapshot = createWire(world, createDirectory(world)).snapshot();
      expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
    }
  });
});

describe('faults', () => {
  it('count: skip, times, and an end of their own', () => {
    const faults = createFaults();
    const ask = (): number => faults.take({ kind: 'approve', group: 'g', people: ['a'], count: 1 }).length;
    faults.add({ fault: 'lose-answer', on: 'approve', skip: 1, times: 2 });
    expect([ask(), ask(), ask(), ask()]).toEqual([0, 1, 1, 0]);
    const end = faults.add({ fault: 'lose-answer' });
    expect(ask()).toBe(1);
    end();
    expect(ask()).toBe(0);
  });

  it('match by kind, group, person and size', () => {
    const faults = createFaults();
    faults.add({ fault: 'refuse', code: 403, on: ['remove', 'add'], group: 'g' });
    faults.add({ fault: 'person', person: 'a', code: '404' });
    faults.add({ fault: 'max-batch', people: 3 });
    const take = (kind: 'remove' | 'approve', group: string, people: string[], count: number): string[] =>
      faults.take({ kind, group, people, count }).map((effect) => effect.fault);
    expect(take('remove', 'g', ['a'], 1)).toEqual(['refuse', 'person']);
    expect(take('approve', 'g', ['b'], 4)).toEqual(['max-batch']);
    expect(take('remove', 'h', ['b'], 1)).toEqual([]);
  });
});
