/** Changes of a group's settings, name and description; believed only when the group's own data shows them. */
import { DESCRIPTION_LIMIT, EPHEMERAL_S, type SettingChange, SUBJECT_LIMIT } from '@/utils/domain/group.ts';
import type { Failure, Outcome } from '@/utils/domain/reasons.ts';
import { type Timers, within } from '../timers.ts';
import type { Capabilities } from './capabilities.ts';
import { errorName, refusalOfCode, statusOf, toRefusal } from './codes.ts';
import type { ConnectionWatch } from './connection.ts';
import { follow, until } from './follow.ts';
import { barGroup, type GroupHandle, type Groups } from './groups.ts';
import type { CAPABILITIES } from './modules.ts';
import type { GroupMetadata } from './shapes.ts';
import { toSettings } from './to-domain.ts';
import { done, fail } from './outcomes.ts';

const LIMIT_MS = 30_000;
/** After the server answered, the collections take their turn in the page. RC12. */
const ARRIVAL_MS = 1_000;
/** The description is not the one we thought. */
const CONFLICT = 409;
const late = Symbol('late');

const properties = {
  announce: 'announcement',
  restrict: 'restrict',
  approval: 'membership_approval_mode',
  ephemeralS: 'ephemeral',
} as const;

type Property = keyof typeof properties;

function capabilityOf(change: SettingChange): keyof typeof CAPABILITIES {
  if (change.setting === 'addMode') return 'add-mode';
  if (change.setting === 'subject' || change.setting === 'description') return change.setting;
  return 'settings';
}

/** WhatsApp's modules send anything: what the server would not take, or would misread, is stopped here. */
function invalid(change: SettingChange): string | undefined {
  switch (change.setting) {
    case 'announce':
    case 'restrict':
    case 'approval':
      return typeof change.value === 'boolean' ? undefined : 'not true or false';
    case 'addMode':
      return change.value === 'admins' || change.value === 'all' ? undefined : 'not admins or all';
    case 'ephemeralS':
      return EPHEMERAL_S.some((seconds) => seconds === change.value) ? undefined : 'not an offered time';
    case 'subject':
      if (typeof change.value !== 'string' || change.value.trim() === '') return 'empty';
      return change.value.length > SUBJECT_LIMIT ? `longer than ${SUBJECT_LIMIT}` : undefined;
    case 'description':
      if (typeof change.value !== 'string') return 'no text';
      return change.value.length > DESCRIPTION_LIMIT ? `longer than ${DESCRIPTION_LIMIT}` : undefined;
    default:
      return 'unknown setting';
  }
}

function shows(metadata: GroupMetadata, change: SettingChange): boolean {
  if (change.setting === 'subject') return String(metadata.subject).trim() === change.value.trim();
  if (change.setting === 'description') return (metadata.desc || '') === change.value;
  return toSettings(metadata)[change.setting] === change.value;
}

function isAllowed(metadata: GroupMetadata, change: SettingChange): boolean {
  switch (change.setting) {
    case 'subject':
      return metadata.canSetSubject();
    case 'description':
      return metadata.canSetDescription();
    case 'ephemeralS':
      return metadata.canSetEphemeralSetting();
    default:
      return metadata.canSetGroupProperty();
  }
}

/** Resolves also on refusal: the name alone tells, the flags beside it are false even on success. */
function propertyRefusal(answer: unknown): Failure | undefined {
  const { name, value } = (answer ?? {}) as { name?: unknown; value?: Record<string, unknown> | null };
  if (name === 'SetPropertyResponseSuccess') return undefined;
  const errors = (value?.errorSetPropertyClientErrors ?? value?.errorServerErrors) as
    | { value?: { code?: unknown } }
    | undefined;
  return refusalOfCode(errors?.value?.code) ?? fail('unexpected-answer', String(name));
}

export type GroupSettingsWriter = {
  change(handle: GroupHandle, change: SettingChange): Promise<Outcome<'done'>>;
};

export function createSettings(parts: {
  capabilities: Capabilities;
  connection: ConnectionWatch;
  groups: Groups;
  timers: Timers;
  /** A new id of a description; the server refuses a repeated one. */
  newId: () => string;
}): GroupSettingsWriter {
  const { capabilities, connection, groups, timers, newId } = parts;

  function bar(handle: GroupHandle, change: SettingChange): Failure | undefined {
    return barGroup(handle) ?? (isAllowed(handle.metadata, change) ? undefined : fail('not-admin'));
  }

  /** Calls WhatsApp at once and reads a refusal from the answer. */
  async function send({ metadata, id }: GroupHandle, change: SettingChange): Promise<Failure | undefined> {
    const info = capabilities.get('WAWebGroupModifyInfoJob');
    const groupWid = metadata.id;
    switch (change.setting) {
      case 'addMode':
        await capabilities.get('WAWebMexUpdateGroupPropertyJob')?.mexUpdateGroupPropertyJob(id, {
          member_add_mode: change.value === 'all' ? 'ALL_MEMBER_ADD' : 'ADMIN_ADD',
        });
        return undefined;
      case 'subject':
        await info?.setGroupSubject(groupWid, change.value);
        return undefined;
      case 'description':
        await info?.setGroupDescription({
          groupWid,
          desc: change.value === '' ? null : change.value,
          newDescId: newId(),
          prevDescId: typeof metadata.descId === 'string' ? metadata.descId : undefined,
        });
        return undefined;
      default:
        // Only the number 1 switches on; `true` would send "off".
        return propertyRefusal(
          await info?.setGroupProperty(
            groupWid,
            properties[change.setting satisfies Property],
            Number(change.value),
          ),
        );
    }
  }

  /** Somebody else changed the description since we read it: the server refused, so it may be sent once more. */
  async function readAgain(handle: GroupHandle): Promise<boolean> {
    const before = handle.metadata.descId;
    const refreshed = await groups.refresh(handle);
    if (!refreshed.ok) return false;
    return until(handle, () => handle.metadata.descId !== before, { timers, limitMs: ARRIVAL_MS });
  }

  async function attempt(
    handle: GroupHandle,
    change: SettingChange,
    isSecond = false,
  ): Promise<Outcome<'done'>> {
    let thrown: string | undefined;
    try {
      const failure = await send(handle, change);
      if (failure && failure.reason !== 'unexpected-answer') return failure;
      thrown = failure?.detail;
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal) return refusal;
      thrown = errorName(error);
      if (change.setting === 'description' && !isSecond && statusOf(error) === CONFLICT)
        if ((await readAgain(handle)) && connection.canAct()) return attempt(handle, change, true);
    }
    const followed = await follow(handle, () => shows(handle.metadata, change), {
      timers,
      hasNotice: thrown === undefined,
      refresh: () => groups.refresh(handle),
    });
    if (followed === 'reached') return done;
    if (followed === 'read' && thrown !== undefined) return fail('unexpected-answer', thrown);
    return fail('unclear', thrown ?? 'not shown in time');
  }

  return {
    async change(handle, change) {
      const wrong = invalid(change);
      if (wrong) return fail('invalid-argument', wrong);
      const barred =
        connection.refusal() ?? capabilities.lack('members', capabilityOf(change)) ?? bar(handle, change);
      if (barred) return barred;
      if (handle.metadata.stale !== true && shows(handle.metadata, change)) return done;
      const outcome = await within(timers, LIMIT_MS, attempt(handle, change), late);
      return outcome === late ? fail('unclear', `no answer in ${LIMIT_MS} ms`) : outcome;
    },
  };
}
