/** Builds the control surface over the server and the pages. */
import { createByHand } from './by-hand.ts';
import type { StandInControl } from './control.ts';
import type { Pages } from './host.ts';
import type { Clock } from './server/clock.ts';
import type { Group, IdText } from './server/model.ts';
import type { Random } from './server/random.ts';
import type { FakeServer } from './server/fake-server.ts';
import { neededModules } from './client/needs.ts';

export function createControl(
  server: FakeServer,
  pages: Pages,
  clock: Clock,
  random: Random,
): StandInControl {
  const { world, directory, ledger, faults } = server;

  function group(id: IdText): Group {
    const found = world.groups.get(id);
    if (!found) throw new Error(`There is no group ${id} in this world`);
    return found;
  }

  const control: StandInControl = {
    world,
    group,
    groupNamed(subject) {
      for (const each of world.groups.values()) if (each.subject === subject) return each;
      throw new Error(`There is no group named ${subject} in this world`);
    },
    person: (name) => directory.get(name),
    idIn: (id, person) => directory.idIn(group(id), directory.get(person).key),

    setLatency(latency) {
      server.latency = { ...server.latency, ...latency };
    },
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    afterActions(id, count, run) {
      let isOver = false;
      const before = ledger.entries({ group: id, by: 'me' }).length;
      server.onDone(() => {
        if (isOver || ledger.entries({ group: id, by: 'me' }).length - before < count) return;
        isOver = true;
        run();
      });
      return () => {
        isOver = true;
      };
    },

    goOffline: () => pages.setOnline(false),
    goOnline: () => pages.setOnline(true),
    disconnect: () => server.hangUp(),
    logout: () => server.setPaired(false),
    login: () => server.setPaired(true),
    byHand: createByHand(server, clock, random),

    ledger: (filter) => ledger.entries(filter),
    wireLog: (filter = {}) =>
      server.wireLog.filter(
        (entry) =>
          (filter.kind === undefined || entry.kind === filter.kind) &&
          (filter.group === undefined || entry.group === filter.group),
      ),
    clearLogs() {
      ledger.clear();
      server.wireLog = [];
    },

    pages: () => pages.reports(),
    async errorReports() {
      return (await pages.reports()).flatMap((page) => page.errorReports);
    },
    async unneededFactories(allowedModules) {
      const needed = neededModules(allowedModules);
      const ran = (await pages.reports()).flatMap((page) => page.executedFactories);
      return ran.flatMap((each) => (each.by === 'others' && !needed.has(each.id) ? [each.id] : []));
    },

    openChat: (id) => pages.command({ do: 'open-chat', id }),
    closeChat: () => pages.command({ do: 'close-chat' }),
    setConnection: (seen) => pages.command({ do: 'connection', seen }),
    setTheme: (theme) => pages.command({ do: 'theme', theme }),
    setDirection: (direction) => pages.command({ do: 'direction', direction }),
  };
  return control;
}
