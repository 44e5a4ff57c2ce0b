/** Tables, each whole: past 250 lines. */
import { describe, expect, it } from 'vitest';
import { asId, type AccountId, type RoleId, type TeamId, type UserId, type WorkspaceId } from './ids.ts';
import {
  changeProblem,
  type Grant,
  type GrantScope,
  grantProblem,
  may,
  mayConfirm,
  mayViewAs,
  needsSecondYes,
  type Right,
  RIGHTS,
  rightsOn,
  type Role,
  roleProblem,
  SHIPPED_ROLES,
  type User,
  type Workspace,
} from './rights.ts';

const SHOP = asId<AccountId>('shop');
const STORE = asId<AccountId>('store');
const ALONE = asId<AccountId>('alone');
const NORTH = asId<TeamId>('north');
const SOUTH = asId<TeamId>('south');

const all: GrantScope = { kind: 'all' };
const team = (teamId: TeamId): GrantScope => ({ kind: 'team', teamId });
const account = (accountId: AccountId): GrantScope => ({ kind: 'account', accountId });
const role = (id: string) => asId<RoleId>(id);
const own: Record<string, readonly Right[]> = {
  lead: ['approve', 'remove', 'manage-users'],
  cleaner: ['remove'],
};

const workspace: Workspace = {
  roles: new Map(
    Object.entries({ ...SHIPPED_ROLES, ...own }).map(([id, rights]) => [role(id), { rights: [...rights] }]),
  ),
  teamsOf: (id) => (id === SHOP ? [NORTH, SOUTH] : id === STORE ? [SOUTH] : []),
};
let users = 0;
const user = (...grants: [string, GrantScope][]): User => ({
  id: asId<UserId>(`user-${++users}`),
  grants: grants.map(([id, scope]): Grant => ({ roleId: role(id), scope })),
});

describe('what a user may do', () => {
  it.each<[string, User, Right, GrantScope, boolean]>([
    ['[RG1] nothing without a grant', user(), 'see-log', all, false],
    ['[RG1] nothing by a role that is gone', user(['gone', all]), 'approve', account(SHOP), false],
    [
      '[RG1] what one of several grants allows',
      user(['viewer', all], ['agent', account(SHOP)]),
      'approve',
      account(SHOP),
      true,
    ],
    [
      '[RG1] not what another one allows elsewhere',
      user(['viewer', all], ['agent', account(SHOP)]),
      'approve',
      account(STORE),
      false,
    ],
    ['[RG2] everywhere: any account', user(['agent', all]), 'approve', account(ALONE), true],
    ['[RG2] everywhere: the workspace', user(['admin', all]), 'manage-users', all, true],
    ['[RG2] a team: its accounts', user(['agent', team(SOUTH)]), 'approve', account(STORE), true],
    ['[RG2] a team: an account of two teams', user(['agent', team(NORTH)]), 'approve', account(SHOP), true],
    ['[RG2] a team: no other account', user(['agent', team(NORTH)]), 'approve', account(STORE), false],
    ['[RG2] a team: no other team', user(['lead', team(NORTH)]), 'manage-users', team(SOUTH), false],
    ['[RG2] a team: not the workspace', user(['admin', team(NORTH)]), 'manage-users', all, false],
    ['[RG2] an account: not its team', user(['admin', account(SHOP)]), 'manage-users', team(NORTH), false],
  ])('%s', (_, who, right, asked, is) => {
    expect(may(who, right, asked, workspace)).toBe(is);
  });

  it('[RG3] is told to the browser of an account', () => {
    const who = user(['cleaner', team(SOUTH)], ['viewer', all]);
    expect(rightsOn(who, STORE, workspace)).toEqual(['remove', 'see-log', 'see-others']);
    expect(rightsOn(who, ALONE, workspace)).toEqual(['see-log', 'see-others']);
  });
});

describe('who may grant', () => {
  it.each<[string, User, [string, GrantScope], ReturnType<typeof grantProblem>]>([
    ['[RG4] an owner, everything', user(['owner', all]), ['owner', all], undefined],
    ['[RG4] an admin, no owner', user(['admin', all]), ['owner', all], 'more-than-own'],
    ['[RG4] a manager, nobody', user(['manager', all]), ['viewer', all], 'not-yours'],
    [
      '[RG4] who manages a team, in that team',
      user(['lead', team(NORTH)]),
      ['cleaner', team(NORTH)],
      undefined,
    ],
    ['[RG4] on an account of it', user(['lead', team(NORTH)]), ['cleaner', account(SHOP)], undefined],
    ['[RG4] not elsewhere', user(['lead', team(NORTH)]), ['cleaner', team(SOUTH)], 'not-yours'],
    ['[RG4] not for all', user(['lead', team(NORTH)]), ['cleaner', all], 'not-yours'],
    ['[RG4] not what they lack there', user(['lead', team(NORTH)]), ['agent', team(NORTH)], 'more-than-own'],
    [
      '[RG4] not what they have elsewhere only',
      user(['lead', team(NORTH)], ['agent', team(SOUTH)]),
      ['agent', team(NORTH)],
      'more-than-own',
    ],
    ['a role that is gone', user(['owner', all]), ['gone', all], 'unknown-role'],
  ])('%s', (_, by, [id, scope], problem) => {
    expect(grantProblem(by, { roleId: role(id), scope }, workspace)).toBe(problem);
  });

  it('[RG4] taking away asks for the same as giving', () => {
    const owner = user(['owner', all]);
    const admin = user(['admin', all]);
    const change = { by: admin, user: owner.id, grants: [] };
    expect(changeProblem(change, [owner, user(['owner', all]), admin], workspace)).toBe('more-than-own');
  });

  it('[RG5] what stays needs no right', () => {
    const lead = user(['lead', team(NORTH)]);
    const other = user(['admin', team(SOUTH)], ['cleaner', team(NORTH)]);
    const [kept] = other.grants;
    const change = { by: lead, user: other.id, grants: kept ? [kept] : [] };
    expect(changeProblem(change, [lead, other], workspace)).toBeUndefined();
    expect(changeProblem({ ...change, grants: [] }, [lead, other], workspace)).toBe('not-yours');
  });

  it('[RG7] the last owner stays one', () => {
    const owner = user(['owner', all]);
    const other = user(['owner', all]);
    const leave = { by: owner, user: owner.id, grants: [] };
    expect(changeProblem(leave, [owner], workspace)).toBe('last-owner');
    expect(changeProblem(leave, [owner, other], workspace)).toBeUndefined();
    // Owning a team is not owning the workspace.
    expect(changeProblem(leave, [owner, user(['owner', team(NORTH)])], workspace)).toBe('last-owner');
  });

  it('[RG4] nobody can raise themselves', () => {
    for (const [name] of Object.entries(SHIPPED_ROLES)) {
      const who = user([name, all]);
      for (const right of RIGHTS) {
        if (may(who, right, all, workspace)) continue;
        const raised = new Map([...workspace.roles, [role('raised'), { rights: [right] }]]);
        const change = {
          by: who,
          user: who.id,
          grants: [...who.grants, { roleId: role('raised'), scope: all }],
        };
        expect(changeProblem(change, [who], { ...workspace, roles: raised })).toBeDefined();
      }
    }
  });
});

describe('roles of one’s own', () => {
  const aRole = (over: Partial<Role> = {}): Role => ({
    id: role('lead'),
    workspaceId: asId<WorkspaceId>('w'),
    name: 'Lead',
    rights: ['approve'],
    isShipped: false,
    ...over,
  });
  const admin = user(['admin', all]);

  it.each<[string, User, Parameters<typeof roleProblem>[1], ReturnType<typeof roleProblem>]>([
    ['[RG8] made', admin, { after: { name: 'Door', rights: ['approve'] } }, undefined],
    [
      '[RG6] a shipped one is not changed',
      user(['owner', all]),
      { before: aRole({ isShipped: true }) },
      'shipped',
    ],
    [
      '[RG8] not by who manages a team',
      user(['lead', team(NORTH)]),
      { after: { name: 'Door', rights: ['approve'] } },
      'not-yours',
    ],
    [
      '[RG8] not with more than one has',
      admin,
      { after: { name: 'Door', rights: ['own'] } },
      'more-than-own',
    ],
    [
      '[RG8] not where it has more than one has',
      admin,
      { before: aRole({ rights: ['own'] }), after: { name: 'Lead', rights: ['approve'] } },
      'more-than-own',
    ],
    ['[RG8] not deleted either', admin, { before: aRole({ rights: ['own'] }) }, 'more-than-own'],
    ['[RG8] not without a name', admin, { after: { name: '  ', rights: ['approve'] } }, 'no-name'],
    [
      '[RG8] not with the name of another',
      admin,
      { after: { name: 'AGENT', rights: ['approve'] } },
      'name-taken',
    ],
    [
      '[RG8] with its own name',
      admin,
      { before: aRole(), after: { name: 'lead', rights: ['approve'] } },
      undefined,
    ],
    ['[RG8] not without a right', admin, { after: { name: 'Door', rights: [] } }, 'no-rights'],
  ])('%s', (_, by, change, problem) => {
    const others = [
      { id: role('agent'), name: 'Agent' },
      { id: role('lead'), name: 'Lead' },
    ];
    expect(roleProblem(by, change, others, workspace)).toBe(problem);
  });

  it('[RG6] those that are shipped hold one another from the viewer up to the owner', () => {
    const { owner, admin: admins, manager, agent } = SHIPPED_ROLES;
    expect(owner).toEqual(RIGHTS);
    for (const [more, fewer] of [
      [owner, admins],
      [admins, manager],
      [manager, agent],
    ])
      expect(fewer?.every((right) => more?.includes(right))).toBe(true);
  });
});

describe('a second yes', () => {
  it.each<[string, Right, number, boolean]>([
    ['[RG9] from so many on', 'remove', 51, true],
    ['[RG9] not up to them', 'remove', 50, false],
    ['[RG9] not for another right', 'approve', 5_000, false],
  ])('%s', (_, right, people, needs) => {
    expect(needsSecondYes([{ right: 'remove', over: 50 }], right, people)).toBe(needs);
  });

  it('[RG10] comes from another user who might do the same there', () => {
    const by = user(['manager', all]);
    const order = { by: by.id, right: 'remove' as const, account: STORE };
    expect(mayConfirm(by, order, workspace)).toBe(false);
    expect(mayConfirm(user(['cleaner', team(SOUTH)]), order, workspace)).toBe(true);
    expect(mayConfirm(user(['cleaner', team(NORTH)]), order, workspace)).toBe(false);
    expect(mayConfirm(user(['viewer', all]), order, workspace)).toBe(false);
  });
});

it('[RG11] who manages users sees the workspace as somebody who may not do more', () => {
  const admin = user(['admin', all]);
  expect(mayViewAs(admin, user(['agent', team(NORTH)]), workspace)).toBe(true);
  expect(mayViewAs(admin, user(['owner', all]), workspace)).toBe(false);
  expect(mayViewAs(user(['lead', team(NORTH)]), user(['cleaner', account(SHOP)]), workspace)).toBe(false);
});
