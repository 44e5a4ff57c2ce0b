import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { inOutcome, packTexts, unpackTexts } from '@/utils/messaging/large-texts.ts';
import { storePortName } from '@/utils/messaging/runtime-port.ts';
import { serveStore } from '@/utils/messaging/serve-store.ts';
import { createMirror } from '@/utils/mirror/mirror.ts';
import { systemClock } from '@/utils/platform/clock.ts';
import { readPhone, readTypedNumber } from '@/utils/platform/phone.ts';
import { newId } from '@/utils/platform/random.ts';
import { estimateStorage } from '@/utils/platform/storage.ts';
import { createQueueCommands } from '@/utils/queue/commands.ts';
import { createQueueQueries } from '@/utils/queue/queries.ts';
import { releaseAllTabs } from '@/utils/queue/settle-step.ts';
import { createCommands } from '@/utils/store/commands.ts';
import { openDatabase } from '@/utils/store/db.ts';
import type { QueryDeps } from '@/utils/store/deps.ts';
import { tidyUp } from '@/utils/store/housekeeping.ts';
import { createQueries } from '@/utils/store/queries.ts';
import { createStoreService } from '@/utils/store/service.ts';
import { describeProblem } from './describe-problem.ts';

const DAY_MS = 86_400_000;

export default defineBackground({
  type: 'module',
  main() {
    /** The one place of this world where unexpected trouble ends. */
    const onError = (error: unknown, name: string): void => console.error(`muster: ${name}`, error);

    const deps: QueryDeps = {
      db: openDatabase(),
      clock: systemClock,
      newId,
      readPhone,
      readTypedNumber,
      estimateStorage,
      describeProblem,
    };
    const store = createStoreService({
      queries: { ...createQueries(deps), ...createQueueQueries(deps) },
      commands: { ...createMirror(deps), ...createCommands(deps), ...createQueueCommands(deps) },
      onUnexpected: onError,
    });

    browser.runtime.onConnect.addListener((port) => {
      if (port.name !== storePortName) return;
      serveStore(port, {
        ...store,
        call: async (name, args) => inOutcome(await store.call(name, await unpackTexts(args)), packTexts),
        onError,
      });
    });
    browser.runtime.onStartup.addListener(() => {
      releaseAllTabs(deps).catch((error: unknown) => onError(error, 'release tabs'));
    });
    const tidy = (): void => {
      tidyUp(deps.db, systemClock.now()).catch((error: unknown) => onError(error, 'tidy up'));
    };
    tidy();
    // The worker is seldom alive for a day; each of its starts tidies too.
    setInterval(tidy, DAY_MS);

    browser.action.onClicked.addListener(() => {
      void browser.tabs.create({ url: browser.runtime.getURL('/dashboard.html') });
    });
  },
});
