/** The account's state, told to the store at every change and every fifteen seconds. Rules MI14–MI18. */
import type { Capability, Connection } from '@/utils/domain/connection.ts';
import type { Me } from '@/utils/domain/group.ts';
import type { AccountId } from '@/utils/domain/ids.ts';
import type { Clock } from '@/utils/platform/clock.ts';
import type { Timers } from '@/utils/platform/timers.ts';
import type { GatewayPort } from '@/utils/whatsapp/gateway.ts';
import type { Reader, ReadFailure } from './feed-read.ts';

const HEARTBEAT_MS = 15_000;
/** After a chat was opened or left: by then its message field is drawn, or gone; and by then the driver calls it missing. */
const CHAT_LOOKS_MS = [1_000, 7_000];
/** When telling failed: sooner than the next beat at first. */
const FIRST_RETRY_MS = 1_000;

export type AccountFeed = {
  accountId(): AccountId | undefined;
  connection(): Connection;
  /** What WhatsApp offers, whether or not it says who is logged in: MI18. */
  capabilities(): readonly Capability[] | undefined;
  /** When WhatsApp last answered. */
  heardAt(): number | undefined;
  heardConnection(connection: Connection): void;
  heardHealth(capabilities: Capability[]): void;
  /** Another chat is open, or none: the message field comes and goes with it. */
  heardChat(): void;
  /** Tells now; several calls in a row are one more telling. */
  tell(): void;
};

export function createAccountFeed(options: {
  gateway: GatewayPort;
  reader: Reader;
  clock: Clock;
  timers: Pick<Timers, 'after'>;
  signal: AbortSignal;
  /** WhatsApp answered: connection, account and what it offers may be others than before. */
  onChange(): void;
  /** Nothing can be counted on that was told the store before: another account, or everything was deleted. */
  onForgotten(): void;
  onFailure(failure: ReadFailure): void;
  /** It went well again after a failure. */
  onRecovered(): void;
  onError(error: unknown): void;
}): AccountFeed {
  const { gateway, reader, clock, timers, signal } = options;
  let me: Me | undefined;
  let connection: Connection = { state: 'starting' };
  let capabilities: Capability[] | undefined;
  let heardAt: number | undefined;
  let accountId: AccountId | undefined;
  let busy = false;
  let again = false;
  let failures = 0;
  let cancelBeat: (() => void) | undefined;
  let cancelLooks: (() => void)[] = [];

  /** Whether it went well. Somebody who is not logged in is no account: nothing to tell, and no failure. */
  async function tellOnce(): Promise<boolean> {
    const [read, health, own] = [await gateway.connection(), await gateway.health(), await gateway.me()];
    if (signal.aborted) return true;
    if (health.ok) capabilities = health.value;
    if (own.ok) me = own.value;
    if (!read.ok) {
      options.onFailure({ from: 'whatsapp', reason: read.reason, detail: read.detail });
      return false;
    }
    connection = read.value;
    heardAt = clock.now();
    options.onChange();
    // MI17: the window in charge speaks.
    if (connection.state === 'conflict' || (!me?.lid && !me?.pn)) return true;
    const told = await reader.account({ me, connection, capabilities: capabilities ?? [] });
    if (signal.aborted) return true;
    if (!told.ok) {
      options.onFailure(told);
      return false;
    }
    const isOther = told.value.accountId !== accountId;
    accountId = told.value.accountId;
    if (isOther || told.value.isNew) options.onForgotten();
    if (isOther) options.onChange();
    return true;
  }

  function tell(): void {
    if (signal.aborted) return;
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    cancelBeat?.();
    tellOnce()
      .catch((error: unknown) => {
        options.onError(error);
        return false;
      })
      .then((isTold) => {
        busy = false;
        if (isTold && failures > 0) options.onRecovered();
        failures = isTold ? 0 : failures + 1;
        if (again) {
          again = false;
          tell();
          return;
        }
        const retryMs = FIRST_RETRY_MS * 2 ** (failures - 1);
        cancelBeat = timers.after(isTold ? HEARTBEAT_MS : Math.min(HEARTBEAT_MS, retryMs), tell, signal);
      })
      .catch(options.onError);
  }

  return {
    accountId: () => accountId,
    connection: () => connection,
    capabilities: () => capabilities,
    heardAt: () => heardAt,
    heardConnection(next) {
      connection = next;
      options.onChange();
      tell();
    },
    heardHealth(next) {
      capabilities = next;
      options.onChange();
      tell();
    },
    heardChat() {
      for (const cancel of cancelLooks) cancel();
      cancelLooks = CHAT_LOOKS_MS.map((delayMs) => timers.after(delayMs, tell, signal));
    },
    tell,
  };
}
