/** The small model as one of the WhatsApps a run can have: exact about who was touched, and fast. */
import type { Wid } from '@/utils/domain/ids.ts';
import { type ModelPage, createModelPage } from './model-page.ts';
import { type ModelGroup, type WireFault, createModelServer } from './model-server.ts';
import type { RunWhatsApp } from './scenario.ts';
import type { VirtualTime } from './virtual-time.ts';

export type ModelWorld = {
  groups: ModelGroup[];
  /** By number of the action that leaves a page, from 0. */
  wireFaults?: Map<number, WireFault> | undefined;
  /** Happens to every group right before that action. */
  meanwhile?: Map<number, (group: ModelGroup) => void> | undefined;
  /** Filled by `meanwhile`. */
  othersDid?: ReadonlySet<string> | undefined;
  maxBatch?: number | undefined;
  poison?: Wid[] | undefined;
};

export function createModelWhatsApp(world: ModelWorld, time: VirtualTime): RunWhatsApp {
  const server = createModelServer(world.groups);
  server.maxBatch = world.maxBatch ?? server.maxBatch;
  server.poison = new Set(world.poison);
  const answered = new Map();
  let open: ModelPage[] = [];
  let actions = 0;
  let wait = 0;
  return {
    touches: () => server.touches,
    othersDid: () => world.othersDid ?? new Set(),
    openPage(pageId) {
      for (const other of open) other.setConflict(true);
      const page = createModelPage({
        server,
        answered,
        time,
        // A small pattern of delays instead of chance: runs differ by their scenario only.
        latencyMs: () => 40 + ((wait += 61) % 400),
        nextFault: () => world.wireFaults?.get(actions - 1),
        onAction() {
          const meddle = world.meanwhile?.get(actions);
          for (const group of server.groups.values()) meddle?.(group);
          actions++;
        },
        pageId,
      });
      open.push(page);
      return {
        gateway: page.gateway,
        disconnect: page.disconnect,
        takeOver: () => page.setConflict(false),
        close() {
          open = open.filter((each) => each !== page);
          page.close();
        },
      };
    },
  };
}
