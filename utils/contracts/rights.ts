/** Grants, as a panel keeps them in invitations and as pages send them. */
import type { AccountId, RoleId, TeamId } from '@/utils/domain/ids.ts';
import { RIGHTS } from '@/utils/domain/rights.ts';
import { id } from './parts.ts';
import { z } from './zod.ts';

export const right = z.enum(RIGHTS);

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('team'), teamId: id<TeamId>() }),
  z.strictObject({ kind: z.literal('account'), accountId: id<AccountId>() }),
]);

export const grant = z.strictObject({ roleId: id<RoleId>(), scope });

export const grants = z.array(grant).check(z.maxLength(100));
