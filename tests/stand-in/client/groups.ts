/** The groups a page knows, in memory or in its local table, and the notices that change them. */
import type { PageOptions } from '../options.ts';
import type { Clock } from '../server/clock.ts';
import type { Answers, Notice, Snapshot, WireContact, WireGroup } from '../server/frames.ts';
import type { IdText } from '../server/model.ts';
import type { Connection } from './connection.ts';
import type { Contacts } from './contacts.ts';
import { SmaxParsingFailure, toError, WHOLE_CODES } from './errors.ts';
import { createGroupModel } from './group-model.ts';
import type { GroupModel } from './group-model.ts';
import { createCollection } from './observable.ts';
import type { Collection } from './observable.ts';
import { textOf } from './wid.ts';

export type Metadata = GroupModel['metadata'];

export interface MetadataCollection extends Collection<Metadata> {
  /** Memory, else the local table, else (nothing local, or stale) the server. */
  find(wid: unknown): Promise<Metadata>;
}

export interface Groups {
  readonly collection: MetadataCollection;
  model(id: IdText): GroupModel | undefined;
  load(snapshot: Snapshot): void;
  learn(group: WireGroup, contacts: readonly WireContact[]): GroupModel;
  /** Asks the server for everything of one group; the collections follow after this has resolved. */
  refresh(id: IdText): Promise<void>;
  /** Runs `show` a moment later, and before the next notice of this group. */
  follow(id: IdText, show: () => void): void;
  apply(notice: Extract<Notice, { group: unknown }>): void;
  forget(id: IdText): void;
}

export interface GroupsPorts {
  contacts: Contacts;
  connection: Pick<Connection, 'request'>;
  clock: Clock;
  options: Pick<PageOptions, 'followDelayMs' | 'tableDelayMs'>;
  myIds(): readonly IdText[];
  report(message: string): void;
}

type GroupNotice = Parameters<Groups['apply']>[0];

const DEFAULT_FOLLOW_MS = 40;
const DEFAULT_TABLE_MS = 5;

export function createGroups(ports: GroupsPorts): Groups {
  const { contacts, connection, clock, options, myIds, report } = ports;
  const models = new Map<IdText, GroupModel>();
  const memory = createCollection<Metadata>(report, { strict: true });
  /** People whose devices this page knows. Newcomers' are asked for first, and the group's notices wait. */
  const withDevices = new Set<IdText>();
  const held = new Map<IdText, GroupNotice[]>();
  /** What the server told and the collections do not show yet. */
  const following = new Map<IdText, Set<() => void>>();

  function enterMemory(model: GroupModel): void {
    model.isInMemory = true;
    if (memory.byId.has(model.id)) return;
    memory.byId.set(model.id, model.metadata);
    memory.emit('add', model.metadata, memory.collection);
  }

  function learn(group: WireGroup, learned: readonly WireContact[]): GroupModel {
    contacts.learn(learned);
    for (const member of group.members) withDevices.add(member.id);
    const known = models.get(group.id);
    if (known) known.refresh(group);
    const model = known ?? createGroupModel({ contacts, myIds, report }, group, false);
    if (!known && group.requests) model.refreshRequests(group.requests);
    models.set(group.id, model);
    enterMemory(model);
    return model;
  }

  async function query(id: IdText): Promise<Answers['query-group']> {
    const reply = await connection.request('query-group', { group: id });
    if (reply.type === 'refusal') throw toError(reply.refusal, WHOLE_CODES.other);
    if (reply.type === 'unreadable') throw new SmaxParsingFailure('group');
    return reply.body;
  }

  function follow(id: IdText, show: () => void): void {
    const waiting = following.get(id) ?? new Set();
    following.set(id, waiting);
    const run = (): void => {
      if (waiting.delete(run)) show();
    };
    waiting.add(run);
    clock.after(options.followDelayMs ?? DEFAULT_FOLLOW_MS, run);
  }

  function catchUp(id: IdText): void {
    for (const run of [...(following.get(id) ?? [])]) run();
  }

  function handle(notice: GroupNotice): void {
    if (notice.kind === 'group-new') {
      learn(notice.group, notice.contacts);
      return;
    }
    const model = models.get(notice.group);
    if ('contacts' in notice) contacts.learn(notice.contacts);
    if (!model) return;
    switch (notice.kind) {
      case 'members-added': {
        model.add(notice.members);
        model.removeRequests(notice.approved);
        const strangers = notice.members.map((member) => member.id).filter((id) => !withDevices.has(id));
        if (strangers.length > 0) waitForDevices(notice.group, strangers);
        return;
      }
      case 'members-removed':
        model.remove(notice.ids, notice.past);
        return;
      case 'members-role':
        model.setRole(notice.ids, notice.role);
        return;
      case 'group-changed':
        model.change(notice.changes, notice.isDescriptionGone ?? false);
        return;
      case 'requests-new':
        model.addRequests(notice.requests);
        return;
      case 'requests-gone':
        model.removeRequests(notice.ids);
        return;
      case 'group-gone':
        groups.forget(notice.group);
    }
  }

  function waitForDevices(group: IdText, people: IdText[]): void {
    held.set(group, held.get(group) ?? []);
    void connection.request('query-devices', { group, people }).then(() => {
      for (const id of people) withDevices.add(id);
      const waiting = held.get(group) ?? [];
      held.delete(group);
      for (const notice of waiting) groups.apply(notice);
    });
  }

  const groups: Groups = {
    collection: Object.create(
      memory.collection,
      Object.getOwnPropertyDescriptors({
        async find(wid: unknown): Promise<Metadata> {
          const id = textOf(wid);
          const model = models.get(id);
          if (!model || model.isStale) {
            const { group, contacts: learned } = await query(id);
            return learn(group, learned).metadata;
          }
          if (!model.isInMemory)
            await new Promise<void>((resolve) =>
              clock.after(options.tableDelayMs ?? DEFAULT_TABLE_MS, resolve),
            );
          enterMemory(model);
          return model.metadata;
        },
      }),
    ) as MetadataCollection,
    model: (id) => models.get(id),
    learn,
    async refresh(id) {
      const { group, contacts: learned } = await query(id);
      follow(id, () => learn(group, learned));
    },
    follow,
    load(snapshot) {
      contacts.learn(snapshot.contacts);
      for (const { where, group } of snapshot.groups) {
        if (models.has(group.id)) {
          models.get(group.id)?.refresh(group);
          continue;
        }
        for (const member of group.members) withDevices.add(member.id);
        const model = createGroupModel({ contacts, myIds, report }, group, where === 'stale');
        model.isInMemory = false;
        models.set(group.id, model);
        if (where === 'memory') enterMemory(model);
      }
    },
    apply(notice) {
      const id = notice.kind === 'group-new' ? notice.group.id : notice.group;
      catchUp(id);
      const waiting = held.get(id);
      if (waiting) waiting.push(notice);
      else handle(notice);
    },
    forget(id) {
      models.delete(id);
      const metadata = memory.byId.get(id);
      memory.byId.delete(id);
      if (metadata) memory.emit('remove', metadata, memory.collection);
    },
  };
  return groups;
}
