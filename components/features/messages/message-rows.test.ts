import { describe, expect, it } from 'vitest';
import type { MessageFilter } from '@/components/app/message-filter.ts';
import { asId, type GroupId } from '@/utils/domain/ids.ts';
import { ADMIN_DELETE_MS, type MessageFacts } from '@/utils/domain/message.ts';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings.ts';
import type { MemberRow } from '@/utils/store/api.ts';
import { messagePlan } from './message-plan.ts';
import { canChoose, filterMessages, messageRows } from './message-rows.ts';

const nowMs = 1_000 * 86_400_000;
const groupId: GroupId = asId('1@g.us');

let made = 0;
const aMessage = (over: Partial<MessageFacts> = {}, author = 'anna'): MessageFacts => ({
  id: asId(`m${++made}`),
  author: {
    wid: asId(`${author}@lid`),
    identities: [{ kind: 'lid', value: `${author}@lid` }],
    pushName: author,
  },
  at: nowMs - 60_000,
  kind: 'text',
  text: 'See example.com',
  isDeleted: false,
  mayDelete: true,
  ...over,
});
const aMember = (name: string, role: MemberRow['role'] = 'member'): MemberRow => ({
  personId: asId(`person-${name}`),
  displayName: name,
  isBusiness: false,
  isMyContact: false,
  isMe: false,
  tags: [],
  groupTags: [],
  noteCount: 0,
  lid: `${name}@lid`,
  wid: asId(`${name}@lid`),
  groupId,
  role,
  firstSeenAt: 0,
});
const phone = { e164: '+4790012345', formatted: '+47 900 12 345', country: 'NO' };
const members = [aMember('anna'), { ...aMember('boris', 'admin'), phone }];
const rowsOf = (messages: MessageFacts[], marks: { dismissed?: string[]; pending?: string[] } = {}) =>
  messageRows({
    messages,
    members,
    marks: {
      dismissed: (marks.dismissed ?? []).map((id) => asId(id)),
      pending: (marks.pending ?? []).map((id) => asId(id)),
    },
    settings: DEFAULT_SETTINGS,
    nowMs,
  });

describe('the rows of messages', () => {
  it('are newest first, with who wrote them where the store knows', () => {
    const [first, second] = [aMessage(), aMessage({}, 'stranger')];
    const rows = rowsOf([first, second]);
    expect(rows.map(({ id, authorName, authorKey }) => [id, authorName, authorKey])).toEqual([
      [second.id, 'stranger', 'stranger@lid'],
      [first.id, 'anna', 'person-anna'],
    ]);
  });

  it('[MO5][MO7] suggest neither an admin’s nor what was dismissed or is being deleted', () => {
    const all = [aMessage(), aMessage({}, 'boris'), aMessage(), aMessage(), aMessage({ text: 'Hello' })];
    const rows = rowsOf(all, { dismissed: [all[2]?.id ?? ''], pending: [all[3]?.id ?? ''] });
    expect(rows.filter((row) => row.isSuggested).map(({ id }) => id)).toEqual([all[0]?.id]);
    expect(rows.map((row) => row.rules.length)).toEqual([0, 1, 1, 1, 1]);
  });

  it.each<[MessageFilter, number]>([
    [{ part: 'all' }, 3],
    [{ part: 'suggested' }, 1],
    [{ part: 'all', author: 'person-anna' }, 2],
    [{ part: 'all', author: 'person-anna', rule: 'link' }, 1],
    [{ part: 'suggested', rule: 'flood' }, 0],
  ])('are filtered by part, person and reason: %o', (filter, count) => {
    const rows = rowsOf([aMessage(), aMessage({ text: 'Hello' }), aMessage({}, 'boris')]);
    expect(filterMessages(rows, filter)).toHaveLength(count);
  });

  it.each<[string, string, number]>([
    ['in what was said, whatever its case and accents', 'crème EXAMPLE', 1],
    ['behind what a row shows', 'needle', 1],
    ['by who wrote it, together with what was said', 'boris example', 1],
    ['by its kind', 'photo', 1],
    ['by the number of who wrote it', '+47 900', 1],
    ['not by what a deleted one said', 'secret', 0],
    ['not where a word is missing', 'boris needle', 0],
    ['all of them by blanks', '  ', 5],
  ])('[LT1] [LT2] [LT3] are found %s: “%s”', (_, text, count) => {
    const rows = rowsOf([
      aMessage({ text: 'Crème brûlée: see example.com' }),
      aMessage({ text: `${'word '.repeat(200)}needle` }),
      aMessage({ text: 'See example.com' }, 'boris'),
      aMessage({ kind: 'image', text: undefined }, 'stranger'),
      aMessage({ text: 'secret', isDeleted: true }, 'stranger'),
    ]);
    expect(filterMessages(rows, { part: 'all', text })).toHaveLength(count);
  });

  it('are found among those of one person and one reason', () => {
    const rows = rowsOf([aMessage(), aMessage({ text: 'Hello' }), aMessage({}, 'boris')]);
    const filter: MessageFilter = { part: 'all', author: 'person-anna', rule: 'link', text: 'example' };
    expect(filterMessages(rows, filter)).toHaveLength(1);
    expect(filterMessages(rows, { ...filter, text: 'hello' })).toEqual([]);
  });

  it('[MO8] can be chosen unless mine, deleted or in a job: the confirm screen names what is too old', () => {
    const old = { mayDelete: false, at: nowMs - ADMIN_DELETE_MS - 1 };
    const mine = aMessage();
    mine.author.isMe = true;
    const all = [
      aMessage(),
      aMessage(old),
      aMessage({ isDeleted: true, mayDelete: false }),
      mine,
      aMessage(),
    ];
    const rows = rowsOf(all, { pending: [all[4]?.id ?? ''] }).toReversed();
    expect(rows.map(canChoose)).toEqual([true, true, false, false, false]);
  });
});

describe('the plan', () => {
  it('[MO8] [MO13] [MO14] orders ids and times, names who is left out, and proposes rules as the reason', () => {
    const all = [
      aMessage(),
      aMessage({ text: 'Hello', mayDelete: false }),
      aMessage({ text: 'Hello' }, 'carl'),
    ];
    const plan = messagePlan(rowsOf(all), groupId, nowMs);
    expect(plan.kind).toBe('delete');
    expect(plan.leftOut).toEqual([{ label: 'anna', reason: 'WhatsApp does not allow it' }]);
    expect(plan.reason).toBe('Link');
    const ordered = plan.items.map(({ detail: _shownOnly, ...item }) => item);
    expect(ordered).toEqual([
      {
        groupId,
        personId: undefined,
        wid: 'carl@lid',
        identities: [{ kind: 'lid', value: 'carl@lid' }],
        label: 'carl',
        message: { id: all[2]?.id, at: all[2]?.at },
      },
      {
        groupId,
        personId: 'person-anna',
        wid: 'anna@lid',
        identities: [{ kind: 'lid', value: 'anna@lid' }],
        label: 'anna',
        message: { id: all[0]?.id, at: all[0]?.at },
      },
    ]);
    expect(JSON.stringify([ordered, plan.reason])).not.toMatch(/example\.com|Hello/);
  });

  it('proposes no reason where nothing was suggested', () => {
    expect(messagePlan(rowsOf([aMessage({ text: 'Hello' })]), groupId, nowMs).reason).toBeUndefined();
  });
});
