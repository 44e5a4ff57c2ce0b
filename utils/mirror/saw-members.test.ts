import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  aGroup,
  aLogEntry,
  aMember,
  anItem,
  aPastMember,
  GROUP,
  lid,
  lidWid,
  NOON,
  pn,
  pnWid,
} from '@/tests/builders.ts';
import { at, HOUR, mirrorWorld } from '@/tests/mirror-world.ts';
import { asId } from '@/utils/domain/ids.ts';

describe('members', () => {
  it('[MI1] shows them once seen, and writes nothing when seen again unchanged', async () => {
    const { saw, members, writes } = await mirrorWorld();
    const list = [aMember(1), aMember(2, { role: 'admin' }), aMember(3, { memberLabel: 'Flat 3' })];
    await saw(list);
    expect(await members()).toMatchObject([
      { displayName: 'Person 1', role: 'member', phone: { country: 'NO' }, firstSeenAt: NOON },
      { displayName: 'Person 2', role: 'admin' },
      { displayName: 'Person 3', memberLabel: 'Flat 3' },
    ]);
    writes.length = 0;
    await saw(list, NOON + 60_000);
    expect(writes).toEqual([]);
    await saw(list, NOON + HOUR);
    expect(writes).toEqual(['groups']);
  });

  it('[MI2] keeps who is no longer listed as left; an empty list says nothing', async () => {
    const { saw, members, pastMembers } = await mirrorWorld();
    await saw([aMember(1), aMember(2)]);
    await saw([]);
    expect(await members()).toHaveLength(2);
    await saw([aMember(1)], NOON + HOUR);
    expect(await members()).toHaveLength(1);
    expect(await pastMembers()).toMatchObject([
      { displayName: 'Person 2', leftAt: NOON + HOUR, leaveReason: 'unknown' },
    ]);
  });

  it('[MI5] logs nothing at first sight, then joining, leaving and roles, once', async () => {
    const { saw, log, members } = await mirrorWorld();
    await saw([aMember(1), aMember(2)]);
    expect(await log()).toEqual([]);
    const later = [aMember(1, { role: 'admin' }), aMember(3)];
    await saw(later, NOON + HOUR);
    await saw(later, NOON + 2 * HOUR);
    expect(await log()).toEqual(['seen-joined Person 3', 'seen-left Person 2', 'seen-role Person 1']);
    expect((await members()).map((row) => row.joinedAt)).toEqual([undefined, NOON + HOUR]);
  });

  it('[MI22] logs nothing of a group that I do not administer', async () => {
    const { saw, log, members, mirror } = await mirrorWorld();
    const groups = [aGroup({ myRole: 'member' })];
    await mirror.sawGroups({ accountId: ACCOUNT, groups, complete: true, at: NOON });
    await saw([aMember(1), aMember(2)]);
    await saw([aMember(1, { role: 'admin' }), aMember(3)], NOON + HOUR);
    expect((await members()).map((row) => row.displayName)).toEqual(['Person 1', 'Person 3']);
    expect(await log()).toEqual([]);
  });

  it('[MI6] is silent about what Muster does or just did', async () => {
    const { saw, log, db, members } = await mirrorWorld();
    await saw([aMember(1), aMember(2), aMember(3)]);
    const [first] = await members();
    await db.items.put(anItem({ wid: lidWid(2), state: 'acting' }));
    await db.log.put(
      aLogEntry({ action: 'remove', groupId: GROUP, personId: first?.personId, at: NOON + HOUR - 60_000 }),
    );
    await saw([aMember(9)], NOON + HOUR);
    expect(await log()).toEqual(['remove undefined', 'seen-joined Person 9', 'seen-left Person 3']);
  });

  it('[MI7] keeps the first-seen time when a group changes its form of wids', async () => {
    const { saw, members, log, pastMembers } = await mirrorWorld();
    await saw([aMember(1, { wid: pnWid(1), identities: [pn(1)] })]);
    await saw([aMember(1)], NOON + HOUR);
    expect(await members()).toMatchObject([{ wid: lidWid(1), firstSeenAt: NOON, lid: '1@lid' }]);
    expect(await pastMembers()).toEqual([]);
    expect(await log()).toEqual([]);
  });

  it('[MI9] takes somebody back who left', async () => {
    const { saw, members, pastMembers, mirror } = await mirrorWorld();
    await saw([aMember(1)]);
    await mirror.sawPastMembers({ ...at, past: [aPastMember(2)], at: NOON });
    expect(await pastMembers()).toMatchObject([{ displayName: 'Person 2', leaveReason: 'left' }]);
    await saw([aMember(1), aMember(2)], NOON + HOUR);
    expect(await members()).toMatchObject([{}, { displayName: 'Person 2', joinedAt: NOON + HOUR }]);
    expect(await pastMembers()).toEqual([]);
  });

  it('is written in pieces when there are more than one transaction should hold', async () => {
    const { saw, members, pastMembers } = await mirrorWorld();
    const many = Array.from({ length: 1_030 }, (_, n) => aMember(n + 1));
    await saw(many);
    expect(await members()).toHaveLength(1_030);
    await saw(many.slice(5), NOON + HOUR);
    expect(await members()).toHaveLength(1_025);
    expect(await pastMembers()).toHaveLength(5);
  });
});

describe('odd people', () => {
  const ORDER = [asId('x@new'), asId('y@new'), lidWid(3), lidWid(4)];
  it('keeps everybody apart who has no known identity, and cuts what is too long', async () => {
    const { saw, members } = await mirrorWorld();
    await saw([
      aMember(1, { wid: asId('x@new'), identities: [], pushName: undefined }),
      aMember(2, { wid: asId('y@new'), identities: [{ kind: 'unknown', value: 'y@new' }], pushName: '  ' }),
      aMember(3, { identities: [lid(3)], pushName: '👩‍👩‍👧‍👦'.repeat(500) }),
      aMember(4, {
        identities: [lid(4), { kind: 'username', value: 'oak.anna' }],
        pushName: '<b>\u202eevil',
      }),
    ]);
    const rows = (await members()).sort((a, b) => ORDER.indexOf(a.wid) - ORDER.indexOf(b.wid));
    expect(rows.map((row) => row.displayName)).toEqual([
      undefined,
      undefined,
      '👩‍👩‍👧‍👦'.repeat(23),
      '<b>\u202eevil',
    ]);
    expect(new Set(rows.map((row) => row.personId)).size).toBe(4);
    expect(rows[3]?.username).toBe('oak.anna');
  });
});
