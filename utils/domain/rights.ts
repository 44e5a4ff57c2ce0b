/** What users of a panel may do, and what they may pass on. Rules RG1–RG12: `SPEC.md`, "Rights of users". */
import type { AccountId, RoleId, TeamId, UserId, WorkspaceId } from './ids.ts';

/** In the order in which a page shows them. */
export const RIGHTS = [
  'approve',
  'reject',
  'remove',
  'add',
  'promote',
  'settings',
  'tag',
  'note',
  'delete-notes',
  'templates',
  'lists',
  'rules',
  'see-log',
  'see-others',
  'see-messages',
  'reply',
  'campaign',
  'export',
  'delete-history',
  'manage-accounts',
  'manage-users',
  'own',
] as const;
export type Right = (typeof RIGHTS)[number];

/** Where a grant holds: all accounts of the workspace, those of a team, or one. */
export type GrantScope =
  | { kind: 'all' }
  | { kind: 'team'; teamId: TeamId }
  | { kind: 'account'; accountId: AccountId };

export type Role = {
  id: RoleId;
  workspaceId: WorkspaceId;
  name: string;
  rights: Right[];
  /** Shipped with the panel: neither changed nor deleted. */
  isShipped: boolean;
};

export type Grant = { roleId: RoleId; scope: GrantScope };

export type User = { id: UserId; grants: readonly Grant[] };

/** What of the workspace a decision needs. */
export type Workspace = {
  roles: ReadonlyMap<RoleId, Pick<Role, 'rights'>>;
  /** The teams that an account belongs to; an account may have none. */
  teamsOf(account: AccountId): readonly TeamId[];
};

/** RG6: the roles that every workspace begins with. */
export const SHIPPED_ROLES: Readonly<
  Record<'owner' | 'admin' | 'manager' | 'agent' | 'viewer', readonly Right[]>
> = {
  owner: RIGHTS,
  admin: RIGHTS.filter((right) => right !== 'own'),
  manager: RIGHTS.filter(
    (right) => !['own', 'manage-users', 'manage-accounts', 'delete-history'].includes(right),
  ),
  agent: ['approve', 'reject', 'tag', 'note', 'templates', 'reply', 'see-messages'],
  viewer: ['see-log', 'see-others'],
};

/** What a right is asked for: an account, a team as a whole, or the whole workspace. */
export type Asked = GrantScope;

/** RG1–RG3. */
export function may(user: User, right: Right, asked: Asked, workspace: Workspace): boolean {
  return user.grants.some(
    ({ roleId, scope }) =>
      (workspace.roles.get(roleId)?.rights.includes(right) ?? false) && covers(scope, asked, workspace),
  );
}

/** RG2: all covers everything; a team its accounts and itself; an account itself alone. */
export function covers(scope: GrantScope, asked: Asked, { teamsOf }: Pick<Workspace, 'teamsOf'>): boolean {
  if (scope.kind === 'all') return true;
  if (asked.kind === 'all') return false;
  if (scope.kind === 'account') return asked.kind === 'account' && asked.accountId === scope.accountId;
  return asked.kind === 'team'
    ? asked.teamId === scope.teamId
    : teamsOf(asked.accountId).includes(scope.teamId);
}

/** RG3: everything that a user may do on an account, in the order of `RIGHTS`: what the account's browser is told. */
export function rightsOn(user: User, account: AccountId, workspace: Workspace): Right[] {
  const asked: Asked = { kind: 'account', accountId: account };
  return RIGHTS.filter((right) => may(user, right, asked, workspace));
}

export type GrantProblem =
  /** RG4: without the right to manage users there. */
  | 'not-yours'
  /** RG4: a right that the one who grants lacks. */
  | 'more-than-own'
  /** RG7: nobody would be left who owns the workspace. */
  | 'last-owner'
  | 'unknown-role';

/** RG4: whether `by` may give this grant to somebody, or take it from them. */
export function grantProblem(
  by: User,
  { roleId, scope }: Grant,
  workspace: Workspace,
): GrantProblem | undefined {
  const role = workspace.roles.get(roleId);
  if (!role) return 'unknown-role';
  if (!may(by, 'manage-users', scope, workspace)) return 'not-yours';
  return role.rights.every((right) => may(by, right, scope, workspace)) ? undefined : 'more-than-own';
}

/**
 * RG4, RG5, RG7: whether `by` may give a user these grants in place of those from before. `users`: everybody of the
 * workspace as they are now.
 */
export function changeProblem(
  change: { by: User; user: UserId; grants: readonly Grant[] },
  users: readonly User[],
  workspace: Workspace,
): GrantProblem | undefined {
  const before = users.find(({ id }) => id === change.user)?.grants ?? [];
  const touched = [
    ...change.grants.filter((grant) => !hasGrant(before, grant)),
    ...before.filter((grant) => !hasGrant(change.grants, grant)),
  ];
  for (const grant of touched) {
    const problem = grantProblem(change.by, grant, workspace);
    if (problem) return problem;
  }
  const after = [...users.filter(({ id }) => id !== change.user), { id: change.user, grants: change.grants }];
  const owns = (user: User): boolean => may(user, 'own', { kind: 'all' }, workspace);
  return users.some(owns) && !after.some(owns) ? 'last-owner' : undefined;
}

export type RoleProblem = 'shipped' | 'not-yours' | 'more-than-own' | 'no-name' | 'name-taken' | 'no-rights';

export const ROLE_NAME_LIMIT = 40;

/** RG8: a role counts wherever it was granted, so only who manages users everywhere, and has all of it everywhere, may change it. */
export function roleProblem(
  by: User,
  change: { before?: Role | undefined; after?: Pick<Role, 'name' | 'rights'> | undefined },
  others: readonly Pick<Role, 'id' | 'name'>[],
  workspace: Workspace,
): RoleProblem | undefined {
  const { before, after } = change;
  const everywhere: Asked = { kind: 'all' };
  if (before?.isShipped) return 'shipped';
  if (!may(by, 'manage-users', everywhere, workspace)) return 'not-yours';
  const touched = [...(before?.rights ?? []), ...(after?.rights ?? [])];
  if (!touched.every((right) => may(by, right, everywhere, workspace))) return 'more-than-own';
  if (!after) return undefined;
  const name = after.name.trim();
  if (name === '' || name.length > ROLE_NAME_LIMIT) return 'no-name';
  if (after.rights.length === 0) return 'no-rights';
  const isTaken = others.some(
    (other) => other.id !== before?.id && other.name.trim().toLowerCase() === name.toLowerCase(),
  );
  return isTaken ? 'name-taken' : undefined;
}

/** RG9: an action over more people than this needs a second user's yes. */
export type SecondYes = { right: Right; over: number };

export function needsSecondYes(rules: readonly SecondYes[], right: Right, people: number): boolean {
  return rules.some((rule) => rule.right === right && people > rule.over);
}

/** RG10: whose yes counts: another user's who might do the same there. */
export function mayConfirm(
  confirmer: User,
  order: { by: UserId; right: Right; account: AccountId },
  workspace: Workspace,
): boolean {
  return (
    confirmer.id !== order.by &&
    may(confirmer, order.right, { kind: 'account', accountId: order.account }, workspace)
  );
}

/** RG11: whoever manages users in the whole workspace may look at it as somebody who may not do more. */
export function mayViewAs(by: User, as: User, workspace: Workspace): boolean {
  if (!may(by, 'manage-users', { kind: 'all' }, workspace)) return false;
  return as.grants.every(({ roleId, scope }) =>
    (workspace.roles.get(roleId)?.rights ?? []).every((right) => may(by, right, scope, workspace)),
  );
}

const hasGrant = (grants: readonly Grant[], { roleId, scope }: Grant): boolean =>
  grants.some((other) => other.roleId === roleId && sameScope(other.scope, scope));

function sameScope(a: GrantScope, b: GrantScope): boolean {
  if (a.kind === 'team') return b.kind === 'team' && a.teamId === b.teamId;
  if (a.kind === 'account') return b.kind === 'account' && a.accountId === b.accountId;
  return b.kind === 'all';
}
