/** What the feed still has to read, and in which order. Rules MI12, MI13, MI22. */
import type { GroupId } from '@/utils/domain/ids.ts';

/** `groups`: all of them; `changed-groups`: those that hints named; `otherMembers`: of a group I do not administer. */
export type TaskKind = 'groups' | 'changed-groups' | 'requests' | 'members' | 'otherMembers' | 'messages';

export type Task = {
  kind: TaskKind;
  groupId?: GroupId | undefined;
  /** Ask WhatsApp's server, not its memory. */
  refresh: boolean;
  /** Somebody looks at this group now. */
  urgent: boolean;
};

type Entry = Task & { marks: number; notBefore: number; failures: number };

export type NextTask =
  | { task: Task; marks: number }
  /** Nothing is due now; something is later, or when the page is idle. */
  | { task?: undefined; wakeAt?: number | undefined; wantsIdle: boolean };

export type TaskList = {
  /** Adds a task, or adds to the same one: what is asked for once more is read once more. */
  mark(task: Task, notBefore: number): void;
  /** `serverFreeAt`: no question to the server that nobody waits for before this time. */
  next(now: number, options: { serverFreeAt: number; isIdle: boolean }): NextTask;
  /** The task was done; unless it was marked again meanwhile, it is gone. */
  done(task: Task, marks: number): void;
  /** Tried again at that time. */
  failed(task: Task, retryAt: (failures: number) => number): void;
  drop(task: Task): void;
  /** Nothing waits any longer: WhatsApp is ready again. */
  wakeAll(): void;
};

const RANK: Readonly<Record<TaskKind, number>> = {
  groups: 0,
  'changed-groups': 1,
  requests: 3,
  members: 4,
  otherMembers: 5,
  messages: 6,
};
/** MI12: the open chat's group comes right after the groups. */
const URGENT_RANK = 2;

const keyOf = (task: Task): string => `${task.kind} ${task.groupId ?? ''}`;
const rankOf = (task: Task): number =>
  task.urgent ? Math.min(URGENT_RANK, RANK[task.kind]) : RANK[task.kind];
/** MI12: read when nothing else waits. MI22: members of other groups also when somebody looks at one of them. */
const isForIdle = (task: Task): boolean => RANK[task.kind] > 4 || (task.kind === 'members' && !task.urgent);

export function createTaskList(): TaskList {
  const entries = new Map<string, Entry>();
  return {
    mark(task, notBefore) {
      const old = entries.get(keyOf(task));
      entries.set(keyOf(task), {
        ...task,
        refresh: task.refresh || (old?.refresh ?? false),
        urgent: task.urgent || (old?.urgent ?? false),
        marks: (old?.marks ?? 0) + 1,
        // A task that failed keeps its pause; a hint on top of a hint does not put it off for ever.
        notBefore: old ? (old.failures > 0 ? old.notBefore : Math.min(old.notBefore, notBefore)) : notBefore,
        failures: old?.failures ?? 0,
      });
    },
    next(now, { serverFreeAt, isIdle }) {
      const dueAt = (entry: Entry): number =>
        entry.refresh && !entry.urgent ? Math.max(entry.notBefore, serverFreeAt) : entry.notBefore;
      const all = [...entries.values()];
      // Sorting is stable: among equals the one that waits longest comes first.
      const due = all.filter((entry) => dueAt(entry) <= now).sort((a, b) => rankOf(a) - rankOf(b));
      const first = due.find((entry) => isIdle || !isForIdle(entry));
      if (first) {
        const { kind, groupId, refresh, urgent, marks } = first;
        return { task: { kind, groupId, refresh, urgent }, marks };
      }
      const later = all.map(dueAt).filter((at) => at > now);
      return { wakeAt: later.length > 0 ? Math.min(...later) : undefined, wantsIdle: due.length > 0 };
    },
    done(task, marks) {
      const entry = entries.get(keyOf(task));
      if (entry?.marks === marks) entries.delete(keyOf(task));
      else if (entry) entry.failures = 0;
    },
    failed(task, retryAt) {
      const entry = entries.get(keyOf(task));
      if (!entry) return;
      entry.failures++;
      entry.notBefore = retryAt(entry.failures);
    },
    drop: (task) => void entries.delete(keyOf(task)),
    wakeAll() {
      for (const entry of entries.values()) {
        entry.failures = 0;
        entry.notBefore = 0;
      }
    },
  };
}
