import { expect } from '@playwright/test';
import {
  type AccountId,
  asId,
  type EntryId,
  type GroupId,
  type JobId,
  type NoteId,
  type RuleId,
  type StrikeId,
  type TagId,
  type TemplateId,
} from '../../../utils/domain/ids.ts';
import type { JobKind } from '../../../utils/domain/job.ts';
import { DEFAULT_SETTINGS } from '../../../utils/domain/settings.ts';
import type { MemberRow, NewJob, RequestRow } from '../../../utils/store/api.ts';
import type { ServedStandIn } from '../../stand-in/serve.ts';
import type { StoreAccess } from '../store-port.ts';
import type { Cast } from './world.ts';

/** What was put in, as the views need to find it again. */
export type Seeded = {
  accountId: AccountId;
  groupId: GroupId;
  /** Has tags, notes, one of them in the bin, and a past in the log. */
  known: MemberRow;
};

/** No Latin letter in it, so that every language can be walked with it. */
export const SEED = {
  tags: ['Сосед', 'Должник', 'Староста', 'Новый жилец из второго корпуса на углу'],
  note: 'Обещал убрать прицеп с общей стоянки до конца месяца, напомнить в пятницу.',
  reason: 'Переехал',
  denied: 'Продавал билеты у входа',
  strike: 'Реклама в общей группе',
  rule: 'Кого не ждём',
  template: 'Приветствие',
  text: 'Здравствуйте, {first_name}! Это группа «{group}». Ваш дом: {дом}.',
} as const;

/** Tags, notes, templates, jobs that ended in every way, and what they leave in the log. */
export async function seed(store: StoreAccess, standIn: ServedStandIn, cast: Cast): Promise<Seeded> {
  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('the store knows no account yet');
  const accountId = account.id;
  const groupId = asId<GroupId>(standIn.control.groupNamed(cast.main).id);
  const members = await store.call('members', { accountId, groupId });
  const requests = await store.call('requests', { accountId, groupId });
  const ordinary = members.filter((row) => row.role === 'member' && !row.isMe && row.displayName);
  const [known, second, leaving, refused, ...others] = ordinary;
  if (!known || !second || !leaving || !refused) throw new Error('too few members');

  const tagIds = SEED.tags.map((_, index) => asId<TagId>(`tag-${index}`));
  const colours = ['green', 'red', 'cobalt', 'yellow'] as const;
  for (const [index, name] of SEED.tags.entries()) {
    const tagId = asId<TagId>(`tag-${index}`);
    await store.call('putTag', { tagId, name, colour: colours[index] ?? 'gray' });
  }
  const somebody = [...others.slice(0, 6), ...requests.slice(0, 3)].map((row) => row.personId);
  for (const tagId of tagIds)
    await store.call('tagPeople', { personIds: [known.personId], tagId, accountId });
  for (const tagId of tagIds.slice(0, 2))
    await store.call('tagPeople', { personIds: somebody, tagId, accountId, groupId });
  await store.call('putOnList', {
    accountId,
    entries: requests.slice(0, 3).map(({ personId }, n) => ({
      id: asId<EntryId>(`entry-${n}`),
      list: 'deny',
      personId,
      reason: SEED.denied,
      expiresAt: n === 0 ? undefined : Date.now() + 30 * 86_400_000,
    })),
  });
  for (const n of [1, 2, 3, 4])
    await store.call('addStrike', {
      strikeId: asId<StrikeId>(`strike-${n}`),
      personIds: n === 1 ? [known.personId, ...somebody] : [known.personId],
      groupId: n === 2 ? groupId : undefined,
      reason: SEED.strike,
      accountId,
    });
  await store.call('takeBackStrike', {
    strikeId: asId<StrikeId>('strike-4'),
    note: 'Писал не он',
    accountId,
  });
  await store.call('putRule', {
    rule: {
      id: asId<RuleId>('rule-1'),
      accountId,
      name: SEED.rule,
      isOn: true,
      verdict: 'reject',
      conditions: [
        { kind: 'listed', on: 'deny' },
        { kind: 'strikes', atLeast: 1 },
        { kind: 'country', is: 'none-of', countries: ['AQ', 'BV'] },
        { kind: 'name', is: 'unlike', pattern: { as: 'regex', text: '^\\d+$' } },
      ],
    },
  });
  const write = (id: string, personIds: Seeded['known']['personId'][], text: string, here?: GroupId) =>
    store.call('addNote', { noteId: asId<NoteId>(id), personIds, text, accountId, groupId: here });
  await write('note-1', [known.personId], SEED.note);
  await write('note-2', [known.personId], 'Платит вовремя.', groupId);
  await write('note-3', somebody.slice(0, 1), SEED.note);
  const binned = asId<NoteId>('note-4');
  await write(binned, [second.personId], 'Больше не нужно.');
  await store.call('binNote', { noteId: binned, accountId });
  const variables = { дом: '12' };
  const texts = { ru: SEED.text, en: SEED.text };
  for (const [index, name] of [SEED.template, 'Правила двора'].entries()) {
    const id = asId<TemplateId>(`template-${index}`);
    await store.call('putTemplate', { template: { id, name, shortcut: `п${index}`, texts, variables } });
  }
  await store.call('mergePeople', {
    mergeId: asId('merge-1'),
    into: known.personId,
    from: requests.at(-1)?.personId ?? second.personId,
    accountId,
  });

  await runJobs({ store, standIn, accountId, leaving: [leaving, refused], requests: requests.slice(3, 9) });
  return { accountId, groupId, known };
}

async function runJobs(stage: {
  store: StoreAccess;
  standIn: ServedStandIn;
  accountId: AccountId;
  leaving: readonly MemberRow[];
  requests: readonly RequestRow[];
}): Promise<void> {
  const { store, standIn, accountId, leaving, requests } = stage;
  const pacing = { firstBatch: 10, largestBatch: 10, pauseMs: 0, pausePerPersonMs: 0 };
  await store.call('putSettings', { settings: { undoDelayMs: 0, pacing } });
  const run = async (id: string, kind: JobKind, rows: readonly (MemberRow | RequestRow)[]) => {
    await store.call('createJob', aJob(id, kind, rows, accountId));
    const stateOf = async () => (await store.call('job', { jobId: asId<JobId>(id) }))?.state;
    await expect.poll(stateOf, { timeout: 20_000 }).toBe('done');
  };
  const [first, second] = requests;
  if (!first || !second) throw new Error('too few requests');
  for (const [person, code] of [
    [first.wid, '404'],
    [second.wid, '500'],
  ] as const)
    standIn.control.fault({ on: 'approve', fault: 'person', person, code });
  await run('job-approve', 'approve', requests);
  standIn.control.clearFaults();
  await run('job-remove', 'remove', leaving);
  await store.call('undoJob', { jobId: asId<JobId>('job-remove'), newJobId: asId<JobId>('job-undo') });
  await store.call('putSettings', {
    settings: { undoDelayMs: 60_000, pacing: DEFAULT_SETTINGS.pacing },
  });
}

export function aJob(
  id: string,
  kind: JobKind,
  rows: readonly (MemberRow | RequestRow)[],
  accountId: AccountId,
): NewJob {
  return {
    jobId: asId<JobId>(id),
    accountId,
    kind,
    reason: SEED.reason,
    actor: 'Роман Ясенев',
    items: rows.map(({ groupId, personId, wid, displayName }) => ({
      groupId,
      personId,
      wid,
      identities: [{ kind: wid.endsWith('@lid') ? 'lid' : 'pn', value: wid }],
      label: displayName ?? wid,
    })),
  };
}
