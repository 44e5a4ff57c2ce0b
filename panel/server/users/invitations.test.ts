import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asId, type InvitationId, type RoleId, type UserId, type WorkspaceId } from '@/utils/domain/ids.ts';
import type { Grant } from '@/utils/domain/rights.ts';
import { migratedDatabase, type TestDatabase } from '../../tests/database.ts';
import { createInvitations, type Invitations } from './invitations.ts';
import { createRights, type Rights } from './rights.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const WEEK_MS = 7 * 86_400_000;
const OWNER = asId<UserId>('owner');
const ANN = asId<UserId>('ann');
const BEA = asId<UserId>('bea');

let database: TestDatabase;
let rights: Rights;
let invitations: Invitations;
let workspace: WorkspaceId;
beforeAll(async () => {
  database = await migratedDatabase();
  rights = createRights(database.pool);
  invitations = createInvitations(database.pool);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await rights.found('Shop', OWNER);
});

async function grant(name: string): Promise<Grant> {
  const { roles } = await rights.directory(workspace);
  return {
    roleId: roles.find((role) => role.name === name)?.id ?? asId<RoleId>('none'),
    scope: { kind: 'all' },
  };
}
async function invite(role: string, by = OWNER, email?: string) {
  const made = await invitations.invite(workspace, by, [{ email, grants: [await grant(role)] }], NOON);
  return made.ok
    ? (made.value[0] ?? { id: asId<InvitationId>(''), token: '' })
    : { ...made, id: asId<InvitationId>(''), token: '' };
}
const grantsOf = async (user: UserId) =>
  (await rights.directory(workspace)).users.find(({ id }) => id === user)?.grants;

describe('invitations', () => {
  it('[RG19] a link works once, and gives what it says', async () => {
    const { token } = await invite('admin');
    expect(await grantsOf(ANN)).toBeUndefined();
    expect(await invitations.accept(token, { id: ANN }, NOON)).toEqual({ ok: true, value: workspace });
    expect(await grantsOf(ANN)).toEqual([await grant('admin')]);
    expect(await invitations.accept(token, { id: BEA }, NOON)).toEqual({ ok: false, reason: 'used' });
    expect(await invitations.open(workspace, NOON)).toEqual([]);
  });

  it('[RG19] of two who take it at the same moment one gets in', async () => {
    const { token } = await invite('agent');
    const taken = await Promise.all([ANN, BEA].map((id) => invitations.accept(token, { id }, NOON)));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('[RG19] it ends after seven days, and when it is taken back', async () => {
    const late = await invite('agent');
    expect(await invitations.accept(late.token, { id: ANN }, NOON + WEEK_MS)).toEqual({
      ok: false,
      reason: 'expired',
    });
    const back = await invite('agent');
    expect(await invitations.open(workspace, NOON)).toHaveLength(2);
    expect(await invitations.takeBack(workspace, ANN, back.id)).toEqual({ ok: false, reason: 'unknown' });
    expect(await invitations.takeBack(workspace, OWNER, back.id)).toMatchObject({ ok: true });
    expect(await invitations.accept(back.token, { id: ANN }, NOON)).toEqual({ ok: false, reason: 'unknown' });
    expect(await grantsOf(ANN)).toBeUndefined();
  });

  it('[RG4] [RG19] nobody invites to more than they may give', async () => {
    await invitations.accept((await invite('admin')).token, { id: ANN }, NOON);
    expect(await invite('owner', ANN)).toMatchObject({ ok: false, reason: 'more-than-own' });
    await invitations.accept((await invite('viewer')).token, { id: BEA }, NOON);
    expect(await invite('viewer', BEA)).toMatchObject({ ok: false, reason: 'not-yours' });
    const empty = await invitations.invite(workspace, BEA, [{ grants: [] }], NOON);
    expect(empty).toEqual({ ok: false, reason: 'not-yours' });
    const { id } = await invite('admin');
    expect(await invitations.takeBack(workspace, BEA, id)).toEqual({ ok: false, reason: 'not-yours' });
  });

  it('[RG19] what whoever invited may not give any more is not given', async () => {
    await invitations.accept((await invite('admin')).token, { id: ANN }, NOON);
    const { token } = await invite('agent', ANN);
    await rights.setGrants(workspace, OWNER, { user: ANN, grants: [await grant('viewer')] });
    expect(await invitations.accept(token, { id: BEA }, NOON)).toMatchObject({ ok: true });
    expect(await grantsOf(BEA)).toEqual([]);
  });

  it('[RG16] [RG19] one for an address is taken by whoever has it', async () => {
    const { token } = await invite('agent', OWNER, 'Ann@Shop.example');
    const accept = (email?: string) => invitations.accept(token, { id: ANN, email }, NOON);
    expect(await accept()).toEqual({ ok: false, reason: 'other-email' });
    expect(await accept('bea@shop.example')).toEqual({ ok: false, reason: 'other-email' });
    expect(await accept('ANN@shop.example')).toMatchObject({ ok: true });
  });

  it('[RG19] somebody who is in already keeps what they have', async () => {
    await invitations.accept((await invite('viewer')).token, { id: ANN }, NOON);
    await invitations.accept((await invite('agent')).token, { id: ANN }, NOON);
    expect(await grantsOf(ANN)).toEqual([await grant('viewer'), await grant('agent')]);
  });

  it('[RG19] a hundred at once, or none', async () => {
    const wanted = [];
    for (let n = 0; n < 100; n++)
      wanted.push({ email: `user${n}@shop.example`, grants: [await grant('agent')] });
    const gone: Grant = {
      roleId: asId<RoleId>('00000000-0000-0000-0000-000000000000'),
      scope: { kind: 'all' },
    };
    const bad = await invitations.invite(workspace, OWNER, [...wanted, { grants: [gone] }], NOON);
    expect(bad).toEqual({ ok: false, reason: 'unknown-role' });
    const made = await invitations.invite(workspace, OWNER, wanted, NOON);
    expect(made.ok && new Set(made.value.map(({ token }) => token)).size).toBe(100);
    expect(await invitations.open(workspace, NOON)).toHaveLength(100);
  });

  it('[RG20] the database holds no link’s secret', async () => {
    const { token } = await invite('agent');
    const { rows } = await database.pool.query('select i::text as row from invitations i');
    const secret = token.split('.')[1] ?? 'none';
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it.each(['', 'x', '00000000-0000-0000-0000-000000000000.x', "'; drop table invitations; --"])(
    'is no link: %j',
    async (token) => {
      expect(await invitations.accept(token, { id: ANN }, NOON)).toEqual({ ok: false, reason: 'unknown' });
    },
  );
});
