/** The stand-in of WhatsApp Web with the real driver, as one of the WhatsApps a run can have. */
import { createInMemoryStandIn, type InMemoryPage } from '@/tests/stand-in/in-memory.ts';
import type { StandInControl } from '@/tests/stand-in/control.ts';
import type { PageOptions } from '@/tests/stand-in/options.ts';
import type { LedgerAction } from '@/tests/stand-in/server/ledger.ts';
import type { Group, World } from '@/tests/stand-in/server/model.ts';
import { createRandom } from '@/tests/stand-in/server/random.ts';
import { buildWorld } from '@/tests/stand-in/world.ts';
import { addGroup, addRequest } from '@/tests/stand-in/world/groups.ts';
import { aPerson } from '@/tests/stand-in/world/people.ts';
import type { MemberActionKind } from '@/utils/domain/action.ts';
import { type GroupId, type JobId, type Wid, asId } from '@/utils/domain/ids.ts';
import type { Identity } from '@/utils/domain/person.ts';
import type { NewJob } from '@/utils/store/api.ts';
import { createDriver } from '@/utils/whatsapp/page/driver.ts';
import type { Touch } from './model-server.ts';
import { ACCOUNT, type RunWhatsApp } from './scenario.ts';
import type { VirtualTime } from './virtual-time.ts';

const RECONNECT_MS = 10 * 60_000;

/** `makesAdmins`: every second one of those added becomes an admin, by a second job. */
export type WantedJob = { kind: MemberActionKind; sizes: readonly number[]; makesAdmins?: boolean };

export type StandInWorld = {
  world: World;
  groups: Group[];
  jobs: NewJob[];
};

/** A LID group and a PN group that I administer, with people of each job in them as the job needs it. */
export function createStandInWorld(wanted: readonly WantedJob[], seed: number): StandInWorld {
  const random = createRandom(seed);
  const world = buildWorld({ groups: 0, seed });
  const groups = (['lid', 'pn'] as const).map((addressing) =>
    addGroup(world, random, { subject: `By ${addressing}`, addressing }),
  );
  const jobs = wanted.flatMap(({ kind, sizes, makesAdmins }, number): NewJob[] => {
    const items = groups.flatMap((group, at) =>
      Array.from({ length: sizes[at] ?? 0 }, (_, n) => {
        const person = aPerson(random, `job${number}-${at}-${n}`);
        if (kind !== 'add' && group.addressing === 'lid') person.isNumberHidden = random.chance(0.4);
        world.people.set(person.key, person);
        if (kind === 'approve' || kind === 'reject') addRequest(world, group, person.key, { ageS: 60 });
        else if (kind !== 'add') {
          group.members.set(person.key, { person: person.key, role: kind === 'demote' ? 'admin' : 'member' });
        }
        const id = (group.addressing === 'lid' && kind !== 'add' ? person.lid : person.pn) ?? '';
        const phone: Identity = { kind: 'pn', value: `+${person.pn?.split('@')[0]}` };
        const identities: Identity[] = person.isNumberHidden ? [] : [phone];
        if (id.endsWith('@lid')) identities.push({ kind: 'lid', value: id });
        const next = kind === 'add' && makesAdmins && n % 2 === 0 ? ('promote' as const) : undefined;
        return { groupId: asId<GroupId>(group.id), wid: asId<Wid>(id), identities, label: person.key, next };
      }),
    );
    return items.length === 0
      ? []
      : [{ jobId: asId<JobId>(`job-${number}`), accountId: ACCOUNT, kind, items }];
  });
  return { world, groups, jobs };
}

const KIND_OF: Partial<Record<LedgerAction, MemberActionKind>> = {
  approved: 'approve',
  rejected: 'reject',
  removed: 'remove',
  added: 'add',
  promoted: 'promote',
  demoted: 'demote',
};

export function createStandInWhatsApp(
  { world, jobs }: StandInWorld,
  time: VirtualTime,
  prepare: (control: StandInControl) => void,
  seed: number,
  page: PageOptions = {},
): RunWhatsApp {
  const standIn = createInMemoryStandIn({ world, clock: time, seed, page: { fillerModules: 0, ...page } });
  const { control } = standIn;
  prepare(control);
  // No connection lasts for ever: what was never answered is sent again some time.
  const breakSometimes = (): void => {
    control.disconnect();
    time.after(RECONNECT_MS, breakSometimes);
  };
  time.after(RECONNECT_MS, breakSometimes);
  let first: InMemoryPage | undefined = standIn;
  // Ledgers name people by key, jobs by wid.
  const wids = new Map(
    jobs.flatMap((job) => job.items.map((item) => [`${item.groupId} ${item.label}`, item.wid])),
  );
  const widOf = (group: string, person: string): Wid =>
    wids.get(`${group} ${person}`) ?? asId<Wid>(`nobody's: ${person}`);
  return {
    othersDid: () =>
      new Set(
        control
          .ledger({ by: 'others' })
          .flatMap((entry) => (entry.person ? [`${entry.group} ${widOf(entry.group, entry.person)}`] : [])),
      ),
    touches: () =>
      control.ledger({ by: 'me' }).flatMap((entry): Touch[] => {
        const kind = KIND_OF[entry.action];
        if (!kind || !entry.person) return [];
        const wid = widOf(entry.group, entry.person);
        return [{ kind, groupId: asId<GroupId>(entry.group), wid, isEffective: true }];
      }),
    openPage() {
      const page = first ?? standIn.openPage();
      first = undefined;
      const stop = new AbortController();
      const gateway = createDriver(page.page, { timers: time, signal: stop.signal });
      return {
        gateway,
        disconnect(forMs) {
          control.goOffline();
          time.after(forMs, () => control.goOnline());
        },
        takeOver: () => page.takeOver(),
        close() {
          stop.abort();
          page.close();
        },
      };
    },
  };
}
