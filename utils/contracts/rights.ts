/** Grants, as a panel keeps them in invitations and as pages send them. */
import type { AccountId, RoleId, TeamId } from '@/utils/domain/ids.ts';
import type { Grant, RIGHTS } from '@/utils/domain/rights.ts';
import { id } from './parts.ts';
import type { Drift } from './same-shape.ts';
import { z } from './zod.ts';

const rights: typeof RIGHTS = [
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
];
export const right = z.enum(rights);

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('team'), teamId: id<TeamId>() }),
  z.strictObject({ kind: z.literal('account'), accountId: id<AccountId>() }),
]);

export const grant = z.strictObject({ roleId: id<RoleId>(), scope });

null satisfies [Drift<'grant', z.output<typeof grant>, Grant>] extends [never] ? null : 'grant';

export const grants = z.array(grant).check(z.maxLength(100));
