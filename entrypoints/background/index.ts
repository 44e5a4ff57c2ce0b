import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { inOutcome, packTexts, unpackTexts } from '@/utils/messaging/large-texts.ts';
import { asOpenPage, placeIn } from '@/utils/messaging/open-page.ts';
import { storePortName } from '@/utils/messaging/runtime-port.ts';
import { serveStore } from '@/utils/messaging/serve-store.ts';
import { createMirror } from '@/utils/mirror/mirror.ts';
import { elapsedMs, systemClock } from '@/utils/platform/clock.ts';
import { readPhone, readTypedNumber } from '@/utils/platform/phone.ts';
import { newId } from '@/utils/platform/random.ts';
import { compileRegex } from '@/utils/platform/regex.ts';
import { setAlarm } from '@/utils/platform/alarm.ts';
import { openSidePanel } from '@/utils/platform/side-panel.ts';
import { estimateStorage } from '@/utils/platform/storage.ts';
import { stayAwake } from '@/utils/platform/stay-awake.ts';
import { thisBuild } from '@/utils/platform/this-build.ts';
import { ownTimeZone, zoneOffsetMs } from '@/utils/platform/time-zone.ts';
import { nextTurn } from '@/utils/platform/timers.ts';
import { createQueueCommands } from '@/utils/queue/commands.ts';
import { createQueueQueries } from '@/utils/queue/queries.ts';
import { createLockKeeper } from '@/utils/queue/lock-keeper.ts';
import { createSnapshotKeeper } from '@/utils/queue/snapshot-keeper.ts';
import { screenWhenHeard } from '@/utils/queue/screen-when-heard.ts';
import { releaseAllTabs } from '@/utils/queue/settle-step.ts';
import { createCommands } from '@/utils/store/commands.ts';
import { sayDecision } from '@/components/app/fact-text.ts';
import { openDatabase } from '@/utils/store/db.ts';
import type { QueryDeps } from '@/utils/store/deps.ts';
import { tidyUp } from '@/utils/store/housekeeping.ts';
import { tidyInsight } from '@/utils/store/insight.ts';
import { forgetLeavers } from '@/utils/store/leavers.ts';
import { createQueries } from '@/utils/store/queries.ts';
import { createStoreService } from '@/utils/store/service.ts';
import { t } from '@/utils/i18n.ts';
import { describeProblem } from './describe-problem.ts';
import { sayLocked } from './say-locked.ts';
import { offerPanelInMenu } from './panel-menu.ts';
import { tabOf } from './tab-of.ts';

const DAY_MS = 86_400_000;
/** For the next time at which a group is to be locked or opened. */
const LOCK_ALARM = 'locks';
/** For the next daily snapshot. */
const SNAPSHOT_ALARM = 'snapshots';

export default defineBackground({
  type: 'module',
  main() {
    /** The one place of this world where unexpected trouble ends. */
    const onError = (error: unknown, name: string): void => console.error(`muster: ${name}`, error);

    const build = thisBuild();
    const deps: QueryDeps = {
      awake: stayAwake,
      aside: (name, work) => {
        stayAwake(nextTurn().then(work)).catch((error: unknown) => onError(error, name));
      },
      db: openDatabase(undefined, {
        build: `${build.version} ${build.userAgent}`,
        onTrouble: (error) => onError(error, 'what was kept of everybody'),
      }),
      clock: systemClock,
      newId,
      readPhone,
      readTypedNumber,
      compileRegex,
      zoneOffsetMs,
      ownTimeZone,
      elapsedMs,
      nextTurn,
      estimateStorage,
      describeProblem,
      sayDecision,
      sayLocked,
      erasedWord: () => t('personErased'),
    };
    const mirror = createMirror(deps);
    const locks = createLockKeeper(
      { ...deps, lockWords: { raid: () => t('lockRaidName'), endOf: (name) => t('lockEndOf', name) } },
      { wakeAt: (atMs) => setAlarm(LOCK_ALARM, atMs), onError: (error) => onError(error, 'lock-downs') },
    );
    const snapshots = createSnapshotKeeper(deps, {
      wakeAt: (atMs) => setAlarm(SNAPSHOT_ALARM, atMs),
      onError: (error) => onError(error, 'snapshots'),
    });
    const queue = createQueueCommands(deps);
    const store = createStoreService({
      queries: { ...createQueries(deps), ...createQueueQueries(deps) },
      commands: {
        ...mirror,
        ...screenWhenHeard(deps, mirror, (error) => onError(error, 'rules')),
        ...createCommands(deps),
        ...queue,
        takeStep: locks.lookingFirst(queue.takeStep),
      },
      reopen: () => deps.db.close({ disableAutoOpen: false }),
      onUnexpected: onError,
      onDone: (call) => {
        locks.heard(call);
        snapshots.heard(call);
      },
    });

    browser.runtime.onConnect.addListener((port) => {
      if (port.name !== storePortName) return;
      let tabId: string | undefined;
      serveStore(port, {
        ...store,
        async call(name, args) {
          const given = await unpackTexts(args);
          tabId = tabOf(name, given) ?? tabId;
          return inOutcome(await store.call(name, given), packTexts);
        },
        onError,
      });
      // A page that is closed in the middle of an action has no time to say so; its port ends with it (LS3).
      port.onDisconnect.addListener(() => {
        if (tabId === undefined) return;
        store.call('releaseTab', { tabId }).catch((error: unknown) => onError(error, 'release tab'));
      });
    });
    const release = (): void => {
      releaseAllTabs(deps).catch((error: unknown) => onError(error, 'release tabs'));
    };
    // Listened to before anything is awaited: the browser starts this worker for the alarm, and tells it once.
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === LOCK_ALARM) void locks.run();
      if (name === SNAPSHOT_ALARM) void snapshots.run();
    });
    void locks.run();
    void snapshots.run();
    browser.runtime.onStartup.addListener(release);
    // After an update, and for an unpacked extension after each start of the browser, the tabs of before are cut off too.
    browser.runtime.onInstalled.addListener(release);
    const tidy = (): void => {
      tidyUp(deps.db, systemClock.now()).catch((error: unknown) => onError(error, 'tidy up'));
      forgetLeavers(deps).catch((error: unknown) => onError(error, 'forget leavers'));
      tidyInsight(deps).catch((error: unknown) => onError(error, 'tidy insight'));
    };
    tidy();
    // The worker is seldom alive for a day; each of its starts tidies too.
    setInterval(tidy, DAY_MS);

    const openDashboard = async (at?: string): Promise<boolean> => {
      await browser.tabs.create({ url: browser.runtime.getURL('/dashboard.html') + placeIn(at) });
      return true;
    };
    browser.action.onClicked.addListener(() => void openDashboard());
    browser.runtime.onMessage.addListener((message: unknown, sender, answer: (opened: boolean) => void) => {
      const asked = asOpenPage(message);
      if (asked === undefined) return undefined;
      // Called before any waiting: browsers forget soon that somebody pressed something.
      const opening = asked.open === 'panel' ? openSidePanel(sender.tab?.windowId) : openDashboard(asked.at);
      void opening.then(answer);
      return true;
    });
    offerPanelInMenu();
  },
});
