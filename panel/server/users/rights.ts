/** Changing who may do what, by somebody who may. Rules RG1–RG15: `SPEC.md`, "Rights of users". */
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import {
  asId,
  type AccountId,
  type RoleId,
  type TeamId,
  type UserId,
  type WorkspaceId,
} from '@/utils/domain/ids.ts';
import {
  changeProblem,
  type Grant,
  type GrantProblem,
  type GrantScope,
  may,
  type Right,
  type Role,
  roleProblem,
  type RoleProblem,
  SHIPPED_ROLES,
  type User,
} from '@/utils/domain/rights.ts';
import { inWorkspace } from '../db/workspace.ts';
import { type Done, done, type Refused, refused } from '../outcome.ts';
import { type Directory, holdRights, readDirectory, writeGrants } from './directory.ts';

/** Whoever asks is not of this workspace, or what was asked about is not: the same answer for both. */
type Unknown = 'unknown';

export type Rights = {
  directory(workspaceId: WorkspaceId): Promise<Directory>;
  /** A workspace with its shipped roles, and its owner. */
  found(name: string, owner: UserId): Promise<WorkspaceId>;
  setGrants(
    workspaceId: WorkspaceId,
    by: UserId,
    change: { user: UserId; grants: readonly Grant[] },
  ): Promise<Done | Refused<GrantProblem | Unknown>>;
  /** RG13. */
  removeUser(
    workspaceId: WorkspaceId,
    by: UserId,
    user: UserId,
  ): Promise<Done | Refused<GrantProblem | Unknown>>;
  putRole(
    workspaceId: WorkspaceId,
    by: UserId,
    role: { id?: RoleId | undefined; name: string; rights: readonly Right[] },
  ): Promise<Done<RoleId> | Refused<RoleProblem | Unknown>>;
  /** RG14. */
  deleteRole(
    workspaceId: WorkspaceId,
    by: UserId,
    role: RoleId,
  ): Promise<Done | Refused<RoleProblem | Unknown | 'in-use'>>;
  putTeam(
    workspaceId: WorkspaceId,
    by: UserId,
    team: { id?: TeamId | undefined; name: string; accounts: readonly AccountId[] },
  ): Promise<Done<TeamId> | Refused<'not-yours' | 'more-than-own' | 'no-name' | Unknown>>;
};

export function createRights(pool: Pool): Rights {
  /** RG12. */
  const changing = <T>(
    workspaceId: WorkspaceId,
    work: (client: PoolClient, directory: Directory) => Promise<T>,
  ): Promise<T> =>
    inWorkspace(pool, workspaceId, async (client) => {
      await holdRights(client, workspaceId);
      return work(client, await readDirectory(client, workspaceId));
    });

  async function setGrants(
    workspaceId: WorkspaceId,
    by: UserId,
    { user, grants }: { user: UserId; grants: readonly Grant[] },
    remove: boolean,
  ): Promise<Done | Refused<GrantProblem | Unknown>> {
    return changing(workspaceId, async (client, { users, teams, workspace }) => {
      const changer = users.find(({ id }) => id === by);
      const isKnown = grants.every(
        ({ scope }) => scope.kind !== 'team' || teams.some(({ id }) => id === scope.teamId),
      );
      if (!changer || !isKnown || !users.some(({ id }) => id === user)) return refused('unknown');
      const problem = changeProblem({ by: changer, user, grants }, users, workspace);
      if (problem) return refused(problem);
      if (remove && user !== by && !may(changer, 'manage-users', { kind: 'all' }, workspace))
        return refused('not-yours');
      await writeGrants(client, workspaceId, user, grants);
      if (remove)
        await client.query('delete from workspace_users where workspace_id = $1 and user_id = $2', [
          workspaceId,
          user,
        ]);
      return done(null);
    });
  }

  return {
    directory: (workspaceId) =>
      inWorkspace(pool, workspaceId, (client) => readDirectory(client, workspaceId)),

    async found(name, owner) {
      const workspaceId = asId<WorkspaceId>(randomUUID());
      await inWorkspace(pool, workspaceId, async (client) => {
        await client.query('insert into workspaces (workspace_id, name) values ($1, $2)', [
          workspaceId,
          name,
        ]);
        await client.query('insert into workspace_users (workspace_id, user_id) values ($1, $2)', [
          workspaceId,
          owner,
        ]);
        for (const [shipped, rights] of Object.entries(SHIPPED_ROLES)) {
          const id = asId<RoleId>(randomUUID());
          await writeRole(client, workspaceId, { id, name: shipped, rights, isShipped: true });
          if (shipped === 'owner')
            await writeGrants(client, workspaceId, owner, [{ roleId: id, scope: { kind: 'all' } }]);
        }
      });
      return workspaceId;
    },

    setGrants: (workspaceId, by, change) => setGrants(workspaceId, by, change, false),
    removeUser: (workspaceId, by, user) => setGrants(workspaceId, by, { user, grants: [] }, true),

    putRole: (workspaceId, by, { id, name, rights }) =>
      changing(workspaceId, async (client, { users, roles, workspace }) => {
        const changer = users.find((user) => user.id === by);
        const before = roles.find((role) => role.id === id);
        if (!changer || (id !== undefined && !before)) return refused('unknown');
        const problem = roleProblem(
          changer,
          { before, after: { name, rights: [...rights] } },
          roles,
          workspace,
        );
        if (problem) return refused(problem);
        const roleId = id ?? asId<RoleId>(randomUUID());
        await writeRole(client, workspaceId, { id: roleId, name: name.trim(), rights, isShipped: false });
        return done(roleId);
      }),

    deleteRole: (workspaceId, by, roleId) =>
      changing(workspaceId, async (client, { users, roles, workspace }) => {
        const changer = users.find((user) => user.id === by);
        const before = roles.find((role) => role.id === roleId);
        if (!changer || !before) return refused('unknown');
        const problem = roleProblem(changer, { before }, roles, workspace);
        if (problem) return refused(problem);
        if (users.some(({ grants }) => grants.some((grant) => grant.roleId === roleId)))
          return refused('in-use');
        await client.query('delete from roles where workspace_id = $1 and role_id = $2', [
          workspaceId,
          roleId,
        ]);
        return done(null);
      }),

    putTeam: (workspaceId, by, { id, name, accounts }) =>
      changing(workspaceId, async (client, { users, teams, workspace }) => {
        const changer = users.find((user) => user.id === by);
        if (!changer || (id !== undefined && !teams.some((team) => team.id === id)))
          return refused('unknown');
        const problem = teamProblem(changer, { id, accounts }, { users, teams, workspace });
        if (problem) return refused(problem);
        if (name.trim() === '' || name.trim().length > 80) return refused('no-name');
        const teamId = id ?? asId<TeamId>(randomUUID());
        await client.query(
          `insert into teams (workspace_id, team_id, name) values ($1, $2, $3)
           on conflict (workspace_id, team_id) do update set name = excluded.name`,
          [workspaceId, teamId, name.trim()],
        );
        await client.query('delete from team_accounts where workspace_id = $1 and team_id = $2', [
          workspaceId,
          teamId,
        ]);
        await client.query(
          `insert into team_accounts (workspace_id, team_id, account_id)
           select $1, $2, account from unnest($3::text[]) as account on conflict do nothing`,
          [workspaceId, teamId, [...accounts]],
        );
        return done(teamId);
      }),
  };
}

/** RG15: with the accounts of a team changes where its grants hold. */
function teamProblem(
  by: User,
  { id, accounts }: { id?: TeamId | undefined; accounts: readonly AccountId[] },
  { users, teams, workspace }: Pick<Directory, 'users' | 'teams' | 'workspace'>,
): 'not-yours' | 'more-than-own' | undefined {
  const everywhere: GrantScope = { kind: 'all' };
  if (!may(by, 'manage-users', everywhere, workspace)) return 'not-yours';
  const before = teams.find((team) => team.id === id)?.accounts ?? [];
  if (before.length === accounts.length && before.every((account) => accounts.includes(account)))
    return undefined;
  const passedOn = users
    .flatMap(({ grants }) => grants)
    .filter(({ scope }) => scope.kind === 'team' && scope.teamId === id)
    .flatMap(({ roleId }) => workspace.roles.get(roleId)?.rights ?? []);
  return passedOn.every((right) => may(by, right, everywhere, workspace)) ? undefined : 'more-than-own';
}

async function writeRole(
  client: PoolClient,
  workspaceId: WorkspaceId,
  { id, name, rights, isShipped }: Pick<Role, 'id' | 'name' | 'isShipped'> & { rights: readonly Right[] },
): Promise<void> {
  await client.query(
    `insert into roles (workspace_id, role_id, name, rights, is_shipped) values ($1, $2, $3, $4, $5)
     on conflict (workspace_id, role_id) do update set name = excluded.name, rights = excluded.rights`,
    [workspaceId, id, name, rights, isShipped],
  );
}
