/** Which tab a side panel shows. Rules SP1–SP3: `utils/domain/SPEC.md`, "Side panel". */
import type { Timer } from './connector.ts';
import type { RuntimePort } from './runtime-port.ts';
import { openTabLink, type TabLink } from './tab-link.ts';

/** A tab that is frozen never answers; one that is there does within some ms. */
const ANSWER_LIMIT_MS = 1_000;

/** A tab as the browser shows it to everybody: not which page it holds. */
export type WindowTab = {
  id?: number | undefined;
  active: boolean;
  discarded?: boolean | undefined;
  lastAccessed?: number | undefined;
};

export type FollowedTab<State> = {
  tabId: number;
  state: State;
  call: TabLink['call'];
  onHint(listener: (hint: unknown) => void): () => void;
};

/** `looking`: no tab has answered yet. */
export type Followed<State> = FollowedTab<State> | 'looking' | 'none';

export type FollowOptions<State> = {
  tabs: {
    /** Those of the panel's window. */
    list(): Promise<readonly WindowTab[]>;
    connect(tabId: number): RuntimePort;
    /** Calls back whenever another tab may be the right one, until the signal. */
    onChange(listener: () => void, signal: AbortSignal): void;
  };
  /** What a tab says, checked; undefined when it is not what it should be. */
  parse(state: unknown): State | undefined;
  timer: Timer;
  signal: AbortSignal;
};

type Open<State> = { link: TabLink; tab: FollowedTab<State> };

/** Keeps a link to the tab that belongs to the panel, and looks for another one when that goes away. */
export function followTab<State>(options: FollowOptions<State>): {
  get(): Followed<State>;
  subscribe(listener: () => void): () => void;
} {
  const { tabs, parse, timer, signal } = options;
  const listeners = new Set<() => void>();
  let shown: Followed<State> = 'looking';
  let current: Open<State> | undefined;
  let isLooking = false;
  let isStale = false;

  const show = (next: Followed<State>): void => {
    shown = next;
    for (const listener of listeners) listener();
  };

  /** A link to this tab once it has said something; undefined when it says nothing that is ours. */
  function tryTab(tabId: number): Promise<Open<State> | undefined> {
    return new Promise((resolve) => {
      const hints = new Set<(hint: unknown) => void>();
      const give = (open: Open<State> | undefined): void => {
        cancel();
        resolve(open);
      };
      const link = openTabLink(tabs.connect(tabId), {
        state(said) {
          const state = parse(said);
          if (state === undefined) return;
          const tab: FollowedTab<State> = {
            tabId,
            state,
            call: link.call,
            onHint(listener) {
              hints.add(listener);
              return () => hints.delete(listener);
            },
          };
          if (current?.link === link) {
            current = { link, tab };
            show(tab);
          } else give({ link, tab });
        },
        hint(hint) {
          for (const listener of hints) listener(hint);
        },
        end() {
          give(undefined);
          if (current?.link !== link) return;
          current = undefined;
          show('looking');
          look();
        },
      });
      const cancel = timer(() => {
        link.close();
        resolve(undefined);
      }, ANSWER_LIMIT_MS);
    });
  }

  async function lookOnce(): Promise<void> {
    const all = (await tabs.list()).toSorted(
      (a, b) => Number(b.active) - Number(a.active) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0),
    );
    const here = all.filter(({ id, discarded }) => id !== undefined && discarded !== true);
    const hadIt = here.some(({ id }) => id === current?.tab.tabId);
    for (const { id, active } of here) {
      if (id === undefined || signal.aborted) return;
      // The one in front goes before the one that is shown, all others after it.
      if (id === current?.tab.tabId || (hadIt && current && !active)) return;
      const open = await tryTab(id);
      if (!open) continue;
      current?.link.close();
      current = open;
      show(open.tab);
      return;
    }
    if (hadIt && current) return;
    current?.link.close();
    current = undefined;
    show('none');
  }

  function look(): void {
    isStale = true;
    if (isLooking) return;
    isLooking = true;
    void (async () => {
      while (isStale && !signal.aborted) {
        isStale = false;
        await lookOnce();
      }
      isLooking = false;
    })();
  }

  tabs.onChange(look, signal);
  signal.addEventListener('abort', () => current?.link.close(), { once: true });
  look();
  return {
    get: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
