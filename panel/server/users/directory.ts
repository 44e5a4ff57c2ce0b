/** Users, roles and teams of a workspace, as rights are decided by. Small: a few rows for each user. */
import type { PoolClient } from 'pg';
import {
  type Grant,
  type GrantScope,
  type Right,
  RIGHTS,
  type Role,
  type User,
  type Workspace,
} from '@/utils/domain/rights.ts';
import type { AccountId, RoleId, TeamId, UserId, WorkspaceId } from '@/utils/domain/ids.ts';

export type Directory = {
  users: readonly User[];
  roles: readonly Role[];
  teams: readonly { id: TeamId; name: string; accounts: readonly AccountId[] }[];
  /** What decisions ask. */
  workspace: Workspace;
};

type GrantRow = {
  user_id: UserId;
  role_id: RoleId;
  scope: GrantScope['kind'];
  team_id: TeamId | null;
  account_id: AccountId | null;
};

/** Within `inWorkspace`. */
export async function readDirectory(client: PoolClient, workspaceId: WorkspaceId): Promise<Directory> {
  const of = [workspaceId];
  const { rows: userRows } = await client.query<{ user_id: UserId }>(
    'select user_id from workspace_users where workspace_id = $1 order by joined_at, user_id',
    of,
  );
  const { rows: grantRows } = await client.query<GrantRow>(
    'select user_id, role_id, scope, team_id, account_id from grants where workspace_id = $1',
    of,
  );
  const { rows: roleRows } = await client.query<{
    role_id: RoleId;
    name: string;
    rights: string[];
    is_shipped: boolean;
  }>(
    'select role_id, name, rights, is_shipped from roles where workspace_id = $1 order by is_shipped desc, lower(name)',
    of,
  );
  const { rows: teamRows } = await client.query<{ team_id: TeamId; name: string; accounts: AccountId[] }>(
    `select t.team_id, t.name, coalesce(array_agg(a.account_id order by a.account_id) filter (where a.account_id is not null), '{}') as accounts
     from teams t left join team_accounts a using (workspace_id, team_id)
     where t.workspace_id = $1 group by t.team_id, t.name order by lower(t.name)`,
    of,
  );
  const grants = new Map<UserId, Grant[]>(userRows.map(({ user_id }) => [user_id, []]));
  for (const row of grantRows) grants.get(row.user_id)?.push(grantOf(row));
  const roles = roleRows.map(
    ({ role_id, name, rights, is_shipped }): Role => ({
      id: role_id,
      workspaceId,
      name,
      // A right that a later version had, or an earlier one, gives nothing.
      rights: RIGHTS.filter((right) => rights.includes(right)),
      isShipped: is_shipped,
    }),
  );
  const teams = teamRows.map(({ team_id, name, accounts }) => ({ id: team_id, name, accounts }));
  const teamsOf = new Map<AccountId, TeamId[]>();
  for (const { id, accounts } of teams)
    for (const account of accounts) teamsOf.set(account, [...(teamsOf.get(account) ?? []), id]);
  return {
    users: [...grants].map(([id, own]) => ({ id, grants: own })),
    roles,
    teams,
    workspace: {
      roles: new Map(roles.map((role) => [role.id, role])),
      teamsOf: (account) => teamsOf.get(account) ?? [],
    },
  };
}

function grantOf({ role_id, scope, team_id, account_id }: GrantRow): Grant {
  if (scope === 'team' && team_id !== null)
    return { roleId: role_id, scope: { kind: 'team', teamId: team_id } };
  if (scope === 'account' && account_id !== null)
    return { roleId: role_id, scope: { kind: 'account', accountId: account_id } };
  return { roleId: role_id, scope: { kind: 'all' } };
}

/** RG12: rights are changed one after the other, each seeing what the one before left. Within `inWorkspace`. */
export async function holdRights(client: PoolClient, workspaceId: WorkspaceId): Promise<void> {
  await client.query('select 1 from workspaces where workspace_id = $1 for no key update', [workspaceId]);
}

/** In place of those that the user has. */
export async function writeGrants(
  client: PoolClient,
  workspaceId: WorkspaceId,
  userId: UserId,
  grants: readonly Grant[],
): Promise<void> {
  await client.query('delete from grants where workspace_id = $1 and user_id = $2', [workspaceId, userId]);
  for (const { roleId, scope } of grants)
    await client.query(
      `insert into grants (workspace_id, user_id, role_id, scope, team_id, account_id)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [
        workspaceId,
        userId,
        roleId,
        scope.kind,
        scope.kind === 'team' ? scope.teamId : null,
        scope.kind === 'account' ? scope.accountId : null,
      ],
    );
}

/** Everything that `right` reaches for a user, as rows are filtered by: all accounts, or these. */
export function accountsWith(
  user: User,
  right: Right,
  { workspace, teams }: Pick<Directory, 'workspace' | 'teams'>,
): 'all' | ReadonlySet<AccountId> {
  const reached = new Set<AccountId>();
  for (const { roleId, scope } of user.grants) {
    if (!workspace.roles.get(roleId)?.rights.includes(right)) continue;
    if (scope.kind === 'all') return 'all';
    if (scope.kind === 'account') reached.add(scope.accountId);
    else
      for (const account of teams.find(({ id }) => id === scope.teamId)?.accounts ?? []) reached.add(account);
  }
  return reached;
}
