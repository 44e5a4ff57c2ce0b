import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  asId,
  type AccountId,
  type RoleId,
  type TeamId,
  type UserId,
  type WorkspaceId,
} from '@/utils/domain/ids.ts';
import { type Grant, type GrantScope, RIGHTS } from '@/utils/domain/rights.ts';
import { migratedDatabase, type TestDatabase } from '../../tests/database.ts';
import { inWorkspace } from '../db/workspace.ts';
import { accountsWith } from './directory.ts';
import { createRights, type Rights } from './rights.ts';

const OWNER = asId<UserId>('owner');
const CHIEF = asId<UserId>('chief');
const HELPER = asId<UserId>('helper');
const OAK = asId<AccountId>('oak@lid');
const ELM = asId<AccountId>('elm@lid');
const ALL: GrantScope = { kind: 'all' };

let database: TestDatabase;
let rights: Rights;
let workspace: WorkspaceId;
beforeAll(async () => {
  database = await migratedDatabase();
  rights = createRights(database.pool);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await rights.found('Shop', OWNER);
  await inWorkspace(database.pool, workspace, (client) =>
    client.query('insert into workspace_users (workspace_id, user_id) select $1, unnest($2::text[])', [
      workspace,
      [CHIEF, HELPER],
    ]),
  );
});

const role = async (name: string): Promise<RoleId> =>
  (await rights.directory(workspace)).roles.find((one) => one.name === name)?.id ?? asId<RoleId>('none');
const grantsOf = async (user: UserId): Promise<readonly Grant[] | undefined> =>
  (await rights.directory(workspace)).users.find(({ id }) => id === user)?.grants;
const give = async (user: UserId, name: string, scope: GrantScope = ALL, by = OWNER) =>
  rights.setGrants(workspace, by, { user, grants: [{ roleId: await role(name), scope }] });

describe('users and rights in the database', () => {
  it('[RG6] a new workspace has its owner and the shipped roles, with the rights they ship with', async () => {
    const { roles, users } = await rights.directory(workspace);
    expect(roles.map(({ name, isShipped }) => [name, isShipped])).toEqual([
      ['admin', true],
      ['agent', true],
      ['manager', true],
      ['owner', true],
      ['viewer', true],
    ]);
    expect(roles.find(({ name }) => name === 'owner')?.rights).toEqual([...RIGHTS]);
    expect(users.map(({ id }) => id)).toEqual([OWNER, CHIEF, HELPER]);
    expect(users[0]?.grants).toEqual([{ roleId: await role('owner'), scope: ALL }]);
  });

  it('[RG4] an admin gives and takes what they have, and no more', async () => {
    expect(await give(CHIEF, 'admin')).toEqual({ ok: true, value: null });
    expect(await give(HELPER, 'agent', { kind: 'account', accountId: OAK }, CHIEF)).toMatchObject({
      ok: true,
    });
    expect(await give(HELPER, 'owner', ALL, CHIEF)).toEqual({ ok: false, reason: 'more-than-own' });
    expect(await give(CHIEF, 'viewer', ALL, HELPER)).toEqual({ ok: false, reason: 'not-yours' });
    expect(await grantsOf(HELPER)).toEqual([
      { roleId: await role('agent'), scope: { kind: 'account', accountId: OAK } },
    ]);
  });

  it('[RG1] somebody of another workspace, and ids of one, are unknown', async () => {
    const stranger = asId<UserId>('stranger');
    const other = await rights.found('Other', stranger);
    const theirs = (await rights.directory(other)).roles[0]?.id ?? asId<RoleId>('none');
    const ask = (by: UserId, user: UserId, grants: Grant[]) =>
      rights.setGrants(workspace, by, { user, grants });
    expect(await ask(stranger, HELPER, [])).toEqual({ ok: false, reason: 'unknown' });
    expect(await ask(OWNER, stranger, [])).toEqual({ ok: false, reason: 'unknown' });
    expect(await ask(OWNER, HELPER, [{ roleId: theirs, scope: ALL }])).toEqual({
      ok: false,
      reason: 'unknown-role',
    });
    const team: GrantScope = { kind: 'team', teamId: asId<TeamId>(randomUUID()) };
    expect(await ask(OWNER, HELPER, [{ roleId: await role('agent'), scope: team }])).toEqual({
      ok: false,
      reason: 'unknown',
    });
    expect(await rights.deleteRole(workspace, OWNER, theirs)).toEqual({ ok: false, reason: 'unknown' });
    expect(await rights.putRole(workspace, OWNER, { id: theirs, name: 'Mine', rights: ['tag'] })).toEqual({
      ok: false,
      reason: 'unknown',
    });
  });

  it('[RG7] [RG12] of two owners who step down at the same moment one stays', async () => {
    await give(CHIEF, 'owner');
    const steps = await Promise.all(
      [OWNER, CHIEF].map((user) => rights.setGrants(workspace, user, { user, grants: [] })),
    );
    expect(steps.filter(({ ok }) => ok)).toHaveLength(1);
    expect(steps.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'last-owner' });
  });

  it('[RG13] who is removed has no grants left, and the last owner is not', async () => {
    await give(CHIEF, 'admin');
    expect(await rights.removeUser(workspace, CHIEF, OWNER)).toEqual({ ok: false, reason: 'more-than-own' });
    expect(await rights.removeUser(workspace, HELPER, CHIEF)).toEqual({ ok: false, reason: 'not-yours' });
    expect(await rights.removeUser(workspace, OWNER, CHIEF)).toMatchObject({ ok: true });
    expect(await rights.removeUser(workspace, OWNER, OWNER)).toEqual({ ok: false, reason: 'last-owner' });
    expect((await rights.directory(workspace)).users.map(({ id }) => id)).toEqual([OWNER, HELPER]);
    const left = await inWorkspace(database.pool, workspace, (client) =>
      client.query('select 1 from grants where user_id = $1', [CHIEF]),
    );
    expect(left.rowCount).toBe(0);
  });

  it('[RG13] somebody without any grant may leave, and may not remove another such', async () => {
    expect(await rights.removeUser(workspace, HELPER, CHIEF)).toEqual({ ok: false, reason: 'not-yours' });
    expect(await rights.removeUser(workspace, HELPER, HELPER)).toMatchObject({ ok: true });
  });

  it('[RG8] [RG14] a role of the workspace’s own is made, changed, and deleted once nobody has it', async () => {
    const made = await rights.putRole(workspace, OWNER, {
      name: ' Night shift ',
      rights: ['approve', 'reject'],
    });
    const id = made.ok ? made.value : asId<RoleId>('none');
    expect(await rights.putRole(workspace, OWNER, { name: 'NIGHT SHIFT', rights: ['tag'] })).toEqual({
      ok: false,
      reason: 'name-taken',
    });
    expect(await give(HELPER, 'Night shift')).toMatchObject({ ok: true });
    expect(await rights.deleteRole(workspace, OWNER, id)).toEqual({ ok: false, reason: 'in-use' });
    expect(
      await rights.putRole(workspace, OWNER, { id, name: 'Night shift', rights: ['reject'] }),
    ).toMatchObject({ ok: true });
    expect((await rights.directory(workspace)).workspace.roles.get(id)?.rights).toEqual(['reject']);
    await rights.setGrants(workspace, OWNER, { user: HELPER, grants: [] });
    expect(await rights.deleteRole(workspace, OWNER, id)).toMatchObject({ ok: true });
    expect(await rights.deleteRole(workspace, OWNER, await role('viewer'))).toEqual({
      ok: false,
      reason: 'shipped',
    });
  });

  it('[RG2] [RG15] a team’s grants reach its accounts; who changes those needs what they give', async () => {
    const made = await rights.putTeam(workspace, OWNER, { name: 'North', accounts: [OAK] });
    const id = made.ok ? made.value : asId<TeamId>('none');
    await give(HELPER, 'agent', { kind: 'team', teamId: id });
    const reach = async () => {
      const directory = await rights.directory(workspace);
      const helper = directory.users.find((user) => user.id === HELPER) ?? { id: HELPER, grants: [] };
      return [accountsWith(helper, 'approve', directory), accountsWith(helper, 'remove', directory)];
    };
    expect(await reach()).toEqual([new Set([OAK]), new Set()]);
    const own = await rights.putRole(workspace, OWNER, { name: 'Staff', rights: ['manage-users', 'tag'] });
    await rights.setGrants(workspace, OWNER, {
      user: CHIEF,
      grants: [{ roleId: own.ok ? own.value : asId<RoleId>('none'), scope: ALL }],
    });
    const widen = { id, name: 'North', accounts: [OAK, ELM] };
    expect(await rights.putTeam(workspace, HELPER, widen)).toEqual({ ok: false, reason: 'not-yours' });
    expect(await rights.putTeam(workspace, CHIEF, widen)).toEqual({ ok: false, reason: 'more-than-own' });
    expect(
      await rights.putTeam(workspace, CHIEF, { ...widen, name: 'The north', accounts: [OAK] }),
    ).toMatchObject({ ok: true });
    expect(await rights.putTeam(workspace, OWNER, widen)).toMatchObject({ ok: true });
    expect(await reach()).toEqual([new Set([OAK, ELM]), new Set()]);
    expect(await rights.putTeam(workspace, OWNER, { name: '  ', accounts: [] })).toEqual({
      ok: false,
      reason: 'no-name',
    });
  });

  it('[RG1] a right that this version does not know gives nothing', async () => {
    const id = await role('viewer');
    await inWorkspace(database.pool, workspace, (client) =>
      client.query(`update roles set rights = rights || array['fly'] where role_id = $1`, [id]),
    );
    expect((await rights.directory(workspace)).workspace.roles.get(id)?.rights).toEqual([
      'see-log',
      'see-others',
    ]);
  });
});
