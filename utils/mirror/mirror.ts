/** Everything that writes what WhatsApp showed. Rules MI1–MI11: `utils/domain/SPEC.md`, "Mirror". */
import type { CommandHandlers, StoreDeps } from '@/utils/store/deps.ts';
import { sawAccount } from './saw-account.ts';
import { sawGroups } from './saw-groups.ts';
import { sawMembers } from './saw-members.ts';
import { sawMessages } from './saw-messages.ts';
import { sawPastMembers } from './saw-past-members.ts';
import { sawRequests } from './saw-requests.ts';

export type MirrorCommand =
  | 'sawAccount'
  | 'sawGroups'
  | 'sawMembers'
  | 'sawPastMembers'
  | 'sawRequests'
  | 'sawMessages';

export function createMirror(deps: StoreDeps): CommandHandlers<MirrorCommand> {
  return {
    sawAccount: sawAccount(deps),
    sawGroups: sawGroups(deps),
    sawMembers: sawMembers(deps),
    sawPastMembers: sawPastMembers(deps),
    sawRequests: sawRequests(deps),
    sawMessages: sawMessages(deps),
  };
}
