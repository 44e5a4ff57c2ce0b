import type { AccountId } from '@/utils/domain/ids.ts';
import type { CommandHandlers } from '@/utils/store/deps.ts';
import type { ScreenDeps } from './deps.ts';
import { type LastLooks, screenAlone } from './screen-alone.ts';

type Heard = 'sawAccount' | 'sawRequests';

/**
 * Lets rules decide by themselves whenever WhatsApp was heard of: at every beat of the account (MI15) and at every change of
 * a queue. One run at a time for each account; what is heard meanwhile leads to one more.
 */
export function screenWhenHeard(
  deps: ScreenDeps,
  mirror: CommandHandlers<Heard>,
  onError: (error: unknown) => void,
): CommandHandlers<Heard> {
  const running = new Map<AccountId, { again: boolean }>();
  const looks: LastLooks = new Map();

  async function run(accountId: AccountId): Promise<void> {
    const known = running.get(accountId);
    if (known) {
      known.again = true;
      return;
    }
    const turn = { again: true };
    running.set(accountId, turn);
    try {
      while (turn.again) {
        turn.again = false;
        await screenAlone(deps, accountId, looks);
      }
    } catch (error) {
      onError(error);
    } finally {
      running.delete(accountId);
    }
  }

  return {
    async sawAccount(args) {
      const told = await mirror.sawAccount(args);
      if (told.ok) void run(told.value.accountId);
      return told;
    },
    async sawRequests(args) {
      const told = await mirror.sawRequests(args);
      if (told.ok) void run(args.accountId);
      return told;
    },
  };
}
