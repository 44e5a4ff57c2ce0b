/** Links that make somebody a user of a workspace. Rules RG19, RG20: `SPEC.md`, "Rights of users". */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { emailKey } from '@/utils/domain/invite-lines.ts';
import { asId, type InvitationId, type UserId, type WorkspaceId } from '@/utils/domain/ids.ts';
import {
  type Grant,
  type GrantProblem,
  grantProblem,
  may,
  type User,
  type Workspace,
} from '@/utils/domain/rights.ts';
import { grants as grantsContract } from '@/utils/contracts/rights.ts';
import { inWorkspace } from '../db/workspace.ts';
import { holdRights, readDirectory, writeGrants } from './directory.ts';
import { type Done, done, type Refused, refused } from '../outcome.ts';

export type Invitation = {
  id: InvitationId;
  email?: string | undefined;
  grants: readonly Grant[];
  expiresAt: number;
  invitedBy?: UserId | undefined;
};

export type Invitations = {
  /** All or nothing. The token goes into the link, and is told this once. */
  invite(
    workspaceId: WorkspaceId,
    by: UserId,
    wanted: readonly { email?: string | undefined; grants: readonly Grant[] }[],
    nowMs: number,
  ): Promise<Done<{ id: InvitationId; token: string }[]> | Refused<GrantProblem | 'unknown'>>;
  /** Those that can still be taken. */
  open(workspaceId: WorkspaceId, nowMs: number): Promise<Invitation[]>;
  takeBack(
    workspaceId: WorkspaceId,
    by: UserId,
    id: InvitationId,
  ): Promise<Done | Refused<GrantProblem | 'unknown'>>;
  /** `email`: the address that the user proved to own, if they did. */
  accept(
    token: string,
    user: { id: UserId; email?: string | undefined },
    nowMs: number,
  ): Promise<Done<WorkspaceId> | Refused<'unknown' | 'expired' | 'used' | 'other-email'>>;
};

const VALID_MS = 7 * 86_400_000;
const SECRET_BYTES = 32;

/** The workspace's id leads the token: its row lies behind the fence. */
const TOKEN = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.[\w-]{43}$/;
const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

type Row = {
  invitation_id: InvitationId;
  email: string | null;
  grants: unknown;
  invited_by: UserId | null;
  expires_at: Date;
  used_at: Date | null;
};

export function createInvitations(pool: Pool): Invitations {
  return {
    invite: (workspaceId, by, wanted, nowMs) =>
      inWorkspace(pool, workspaceId, async (client) => {
        await holdRights(client, workspaceId);
        const { users, workspace } = await readDirectory(client, workspaceId);
        const inviter = users.find(({ id }) => id === by);
        if (!inviter) return refused('unknown');
        for (const { grants } of wanted) {
          const problem = passingOn(inviter, grants, workspace);
          if (problem) return refused(problem);
        }
        const made: { id: InvitationId; token: string }[] = [];
        for (const { email, grants } of wanted) {
          const id = asId<InvitationId>(randomUUID());
          const token = `${workspaceId}.${randomBytes(SECRET_BYTES).toString('base64url')}`;
          await client.query(
            `insert into invitations (workspace_id, invitation_id, token_hash, email, grants, invited_by, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7)`,
            [
              workspaceId,
              id,
              digest(token),
              email === undefined ? null : emailKey(email),
              JSON.stringify(grants),
              by,
              new Date(nowMs + VALID_MS),
            ],
          );
          made.push({ id, token });
        }
        return done(made);
      }),

    open: (workspaceId, nowMs) =>
      inWorkspace(pool, workspaceId, async (client) => {
        const { rows } = await client.query<Row>(
          `select invitation_id, email, grants, invited_by, expires_at, used_at from invitations
           where workspace_id = $1 and used_at is null and expires_at > $2 order by expires_at, email`,
          [workspaceId, new Date(nowMs)],
        );
        return rows.map(({ invitation_id, email, grants, invited_by, expires_at }) => ({
          id: invitation_id,
          email: email ?? undefined,
          grants: grantsContract.parse(grants),
          expiresAt: expires_at.getTime(),
          invitedBy: invited_by ?? undefined,
        }));
      }),

    takeBack: (workspaceId, by, id) =>
      inWorkspace(pool, workspaceId, async (client) => {
        const { users, workspace } = await readDirectory(client, workspaceId);
        const user = users.find((one) => one.id === by);
        const { rows } = await client.query<Row>(
          'select grants from invitations where workspace_id = $1 and invitation_id = $2 and used_at is null for update',
          [workspaceId, id],
        );
        const row = rows[0];
        if (!user || !row) return refused('unknown');
        const problem = passingOn(user, grantsContract.parse(row.grants), workspace);
        // A role that is gone stands in nobody's way.
        if (problem && problem !== 'unknown-role') return refused(problem);
        await client.query('delete from invitations where workspace_id = $1 and invitation_id = $2', [
          workspaceId,
          id,
        ]);
        return done(null);
      }),

    async accept(token, user, nowMs) {
      const named = TOKEN.exec(token)?.[1];
      if (named === undefined) return refused('unknown');
      const workspaceId = asId<WorkspaceId>(named);
      return inWorkspace(pool, workspaceId, async (client) => {
        await holdRights(client, workspaceId);
        const { rows } = await client.query<Row>(
          `select invitation_id, email, grants, invited_by, expires_at, used_at from invitations
           where workspace_id = $1 and token_hash = $2 for update`,
          [workspaceId, digest(token)],
        );
        const row = rows[0];
        if (!row) return refused('unknown');
        if (row.used_at) return refused('used');
        if (row.expires_at.getTime() <= nowMs) return refused('expired');
        if (row.email !== null && row.email !== emailKey(user.email ?? '')) return refused('other-email');
        const { users, workspace } = await readDirectory(client, workspaceId);
        const inviter = users.find(({ id }) => id === row.invited_by);
        // RG19: whoever left, or may less by now, passes on nothing that they do not have.
        const grants = grantsContract
          .parse(row.grants)
          .filter((one) => inviter && !grantProblem(inviter, one, workspace));
        const before = users.find(({ id }) => id === user.id)?.grants ?? [];
        await client.query(
          'insert into workspace_users (workspace_id, user_id) values ($1, $2) on conflict do nothing',
          [workspaceId, user.id],
        );
        await writeGrants(client, workspaceId, user.id, [...before, ...grants]);
        await client.query(
          'update invitations set used_at = $3, used_by = $4 where workspace_id = $1 and invitation_id = $2',
          [workspaceId, row.invitation_id, new Date(nowMs), user.id],
        );
        return done(workspaceId);
      });
    },
  };
}

/** RG4. An invitation without any grant takes managing users everywhere: it lets somebody in. */
function passingOn(by: User, grants: readonly Grant[], workspace: Workspace): GrantProblem | undefined {
  if (grants.length === 0)
    return may(by, 'manage-users', { kind: 'all' }, workspace) ? undefined : 'not-yours';
  for (const grant of grants) {
    const problem = grantProblem(by, grant, workspace);
    if (problem) return problem;
  }
  return undefined;
}
