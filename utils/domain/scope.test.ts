import { describe, expect, it } from 'vitest';
import { aGroup } from '@/tests/builders.ts';
import { NO_GROUP_FILTER } from './group-table.ts';
import { asId, type GroupId, type GroupSetId } from './ids.ts';
import { groupsIn, heldSets, isNowhere, mayMeet, NO_SETS, type Scope } from './scope.ts';

const OAK = asId<GroupId>('oak@g.us');
const ELM = asId<GroupId>('elm@g.us');
const LANES = asId<GroupSetId>('lanes');
const LARGE = asId<GroupSetId>('large');

describe('where a rule or a plan holds', () => {
  const held = heldSets(
    [
      { ...aGroup({ id: OAK, size: 1_024 }), pendingCount: 0 },
      { ...aGroup({ id: ELM }), pendingCount: 0 },
      { ...aGroup({ id: asId('not-mine@g.us'), size: 1_024, myRole: 'member' }), pendingCount: 0 },
    ],
    [
      { id: LANES, holds: { by: 'hand', groupIds: [ELM, asId('gone@g.us')] } },
      { id: LARGE, holds: { by: 'filter', filter: { ...NO_GROUP_FILTER, sizes: ['large'] } } },
    ],
    0,
  );

  it.each<[string, Scope, GroupId[] | undefined]>([
    ['everywhere', {}, undefined],
    ['everywhere, whatever sets are left', { setIds: [LANES] }, undefined],
    ['in groups', { groupIds: [OAK] }, [OAK]],
    ['in a set by hand', { groupIds: [], setIds: [LANES] }, [ELM]],
    ['in a set by condition', { groupIds: [], setIds: [LARGE] }, [OAK]],
    ['in both, each group once', { groupIds: [OAK], setIds: [LARGE, LANES] }, [OAK, ELM]],
    ['nowhere in a set that was deleted', { groupIds: [], setIds: [asId('no-more')] }, []],
  ])('[GM50] %s', (_, scope, groupIds) => {
    const found = groupsIn(scope, held);
    expect(found && [...found]).toEqual(groupIds);
  });

  it.each<[string, Scope, Scope, boolean]>([
    ['everywhere and somewhere', {}, { groupIds: [OAK] }, true],
    ['in the same group', { groupIds: [OAK, ELM] }, { groupIds: [ELM] }, true],
    ['in others', { groupIds: [OAK] }, { groupIds: [ELM] }, false],
    ['in a set, which may come to hold any', { groupIds: [OAK] }, { groupIds: [], setIds: [LANES] }, true],
    ['nowhere and in a set', { groupIds: [] }, { groupIds: [], setIds: [LANES] }, false],
  ])('[GM51] two may meet: %s', (_, a, b, may) => {
    expect(mayMeet(a, b)).toBe(may);
    expect(mayMeet(b, a)).toBe(may);
  });

  it('is nowhere when nothing is named', () => {
    expect(isNowhere({ groupIds: [] })).toBe(true);
    expect(isNowhere({ groupIds: [], setIds: [] })).toBe(true);
    expect(isNowhere({ groupIds: [], setIds: [LANES] })).toBe(false);
    expect(isNowhere({})).toBe(false);
    expect(groupsIn({ groupIds: [], setIds: [LANES] }, NO_SETS)).toEqual(new Set());
  });
});
