/** What every gateway keeps to, whoever implements it. Over 250 lines: one list of sentences, to be read in one go. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MemberAction, MemberActionKind, PersonResult, Target } from '@/utils/domain/action.ts';
import type { MemberFacts, RequestFacts, SettingChange } from '@/utils/domain/group.ts';
import { asId, type ChatId, type GroupId, type StepId, type Wid } from '@/utils/domain/ids.ts';
import type { PersonFacts } from '@/utils/domain/person.ts';
import type { CallReason, Outcome, PersonReason } from '@/utils/domain/reasons.ts';
import type { GatewayHarness } from './gateway-harness.ts';

export function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason} (${outcome.detail ?? 'no detail'})`);
  return outcome.value;
}

export const toTarget = ({ wid, identities }: PersonFacts): Target => ({ wid, identities });

export function outcomes(results: PersonResult[]): string[] {
  return results.map(({ outcome, reason }) => (reason ? `${outcome}: ${reason}` : outcome));
}

export function gatewayContract(name: string, create: () => Promise<GatewayHarness>): void {
  describe(`the gateway: ${name}`, () => {
    let harness: GatewayHarness;
    let steps = 0;

    beforeEach(async () => {
      harness = await create();
    });
    afterEach(() => harness.close());

    const act = (
      kind: MemberActionKind,
      groupId: GroupId,
      people: Target[],
      actionId: StepId = asId(`step-${++steps}`),
    ): Promise<Outcome<PersonResult[]>> =>
      harness.gateway.act({ actionId, kind, groupId, people } satisfies MemberAction);

    const members = async (id: GroupId): Promise<MemberFacts[]> => value(await harness.gateway.members(id));
    const requests = async (id: GroupId): Promise<RequestFacts[]> =>
      value(await harness.gateway.requests(id, { refresh: true }));
    const asking = async (id: GroupId): Promise<Target[]> =>
      (await requests(id)).map(({ person }) => toTarget(person));
    const plain = async (id: GroupId): Promise<Target[]> =>
      (await members(id)).filter(({ role, isMe }) => role === 'member' && !isMe).map(toTarget);
    const wids = (targets: Target[]): Wid[] => targets.map(({ wid }) => wid);

    it('is ready and knows me', async () => {
      expect(await harness.gateway.connection()).toEqual({ ok: true, value: { state: 'ready' } });
      const me = value(await harness.gateway.me());
      expect(me.lid ?? me.pn).toBeTruthy();
    });

    it('lists my groups with my role, how they address people and their settings', async () => {
      const { groups, isComplete } = value(await harness.gateway.groups());
      const found = new Map(groups.map((group) => [group.id, group]));
      expect(isComplete).toBe(true);
      expect(found.size).toBe(3);
      expect(found.get(harness.groups.lid)).toMatchObject({
        addressing: 'lid',
        myRole: 'admin',
        size: 10,
        settings: { announce: false, restrict: true, approval: true, addMode: 'admins' },
      });
      expect(found.get(harness.groups.pn)).toMatchObject({ addressing: 'pn', myRole: 'admin' });
      expect(found.get(harness.groups.asMember)).toMatchObject({ myRole: 'member' });
    });

    it('says when its list is cut off, and tells when the missing group has come', async () => {
      const { lid: id } = harness.groups;
      harness.holdGroup(id);
      const cut = value(await harness.gateway.groups());
      expect(cut.isComplete).toBe(false);
      expect(cut.groups.map((group) => group.id)).toEqual([harness.groups.pn, harness.groups.asMember]);
      harness.events.length = 0;
      await harness.release();
      expect(harness.events).toContainEqual({ type: 'groups-changed', groupIds: [id] });
      const whole = value(await harness.gateway.groups());
      expect(whole).toMatchObject({ isComplete: true });
      expect(whole.groups).toHaveLength(3);
    });

    it('says that a group is gone, and that an id is none', async () => {
      expect(await harness.gateway.group(asId('120363999999999999@g.us'))).toMatchObject({
        reason: 'group-gone',
      });
      expect(await harness.gateway.group(asId('nonsense'))).toMatchObject({ reason: 'invalid-argument' });
    });

    it('lists members in the form of the group, with roles, and knows me among them', async () => {
      for (const [id, ending] of [
        [harness.groups.lid, '@lid'],
        [harness.groups.pn, '@c.us'],
      ] as const) {
        const found = await members(id);
        expect(found).toHaveLength(10);
        expect(found.every(({ wid }) => wid.endsWith(ending))).toBe(true);
        expect(found.filter(({ isMe }) => isMe).map(({ role }) => role)).toEqual(['admin']);
        expect(found.filter(({ role }) => role === 'superadmin')).toHaveLength(1);
      }
    });

    it('approves all that ask: a result each in order, done once, and they are members', async () => {
      for (const id of [harness.groups.lid, harness.groups.pn]) {
        const people = await asking(id);
        const results = value(await act('approve', id, people));
        expect(results.map(({ wid }) => wid)).toEqual(wids(people));
        expect(outcomes(results)).toEqual(people.map(() => 'done'));
        expect(await requests(id)).toEqual([]);
        expect((await members(id)).map(({ wid }) => wid)).toEqual(expect.arrayContaining(wids(people)));
      }
      expect(harness.deeds().map(({ kind }) => kind)).toEqual(Array(16).fill('approve'));
    });

    it('rejects: they are gone and no members', async () => {
      const id = harness.groups.lid;
      const people = (await asking(id)).slice(0, 3);
      expect(outcomes(value(await act('reject', id, people)))).toEqual(['done', 'done', 'done']);
      expect(await requests(id)).toHaveLength(5);
      expect(await members(id)).toHaveLength(10);
      expect(harness.deeds().map(({ kind, wid }) => [kind, wid])).toEqual(
        people.map(({ wid }) => ['reject', wid]),
      );
    });

    it('says whose request is gone and who is a member already', async () => {
      const id = harness.groups.lid;
      const [first, second] = await asking(id);
      if (!first || !second) throw new Error('two requests');
      value(await act('approve', id, [first]));
      value(await act('reject', id, [second]));
      expect(outcomes(value(await act('approve', id, [first, second])))).toEqual([
        'failed: already-done',
        'failed: request-gone',
      ]);
      expect(harness.deeds()).toHaveLength(2);
    });

    it('removes, and remembers them as past members', async () => {
      for (const id of [harness.groups.lid, harness.groups.pn]) {
        const people = (await plain(id)).slice(0, 4);
        expect(outcomes(value(await act('remove', id, people)))).toEqual(people.map(() => 'done'));
        expect(await members(id)).toHaveLength(6);
        const past = value(await harness.gateway.pastMembers(id));
        expect(past.filter(({ leaveReason }) => leaveReason === 'removed').map(({ wid }) => wid)).toEqual(
          expect.arrayContaining(wids(people)),
        );
        expect(past.every(({ leftAt }) => leftAt > Date.UTC(2026, 0, 1))).toBe(true);
      }
    });

    it('promotes and demotes', async () => {
      for (const id of [harness.groups.lid, harness.groups.pn]) {
        const people = (await plain(id)).slice(0, 2);
        expect(outcomes(value(await act('promote', id, people)))).toEqual(['done', 'done']);
        expect((await members(id)).filter(({ role }) => role === 'admin')).toHaveLength(3);
        expect(outcomes(value(await act('promote', id, people)))).toEqual([
          'failed: already-done',
          'failed: already-done',
        ]);
        expect(outcomes(value(await act('demote', id, people)))).toEqual(['done', 'done']);
        expect((await members(id)).filter(({ role }) => role === 'admin')).toHaveLength(1);
      }
    });

    it('answers for the super admin, for me and for strangers without asking WhatsApp', async () => {
      const id = harness.groups.lid;
      const everybody = await members(id);
      const top = everybody.find(({ role }) => role === 'superadmin');
      const self = everybody.find(({ isMe }) => isMe);
      if (!top || !self) throw new Error('a super admin and me');
      const nobody: Target = {
        wid: asId('77777777@lid'),
        identities: [{ kind: 'lid', value: '77777777@lid' }],
      };
      const people = [toTarget(top), toTarget(self), nobody];
      const expected = ['failed: is-superadmin', 'failed: is-me', 'failed: not-in-group'];
      expect(outcomes(value(await act('remove', id, people)))).toEqual(expected);
      expect(outcomes(value(await act('demote', id, people)))).toEqual(expected);
      expect(harness.deeds()).toEqual([]);
    });

    it('adds by number, and says who has none or is in already', async () => {
      for (const id of [harness.groups.lid, harness.groups.pn]) {
        const stranger = harness.stranger();
        const hidden: Target = {
          wid: asId('88888888@lid'),
          identities: [{ kind: 'lid', value: '88888888@lid' }],
        };
        expect(outcomes(value(await act('add', id, [stranger, hidden])))).toEqual([
          'done',
          'failed: no-number',
        ]);
        expect(await members(id)).toHaveLength(11);
        expect(outcomes(value(await act('add', id, [stranger])))).toEqual(['failed: already-done']);
      }
      expect(harness.deeds().map(({ kind }) => kind)).toEqual(['add', 'add']);
    });

    it.each<[MemberActionKind, string, PersonReason]>([
      ['approve', '408', 'left-recently'],
      ['approve', '500', 'group-full'],
      ['reject', '404', 'request-gone'],
      ['remove', '405', 'not-allowed'],
      ['promote', '419', 'admin-limit'],
    ])('%s: one person’s %s is %s, the others are done', async (kind, code, reason) => {
      const id = harness.groups.lid;
      const people = (kind === 'approve' || kind === 'reject' ? await asking(id) : await plain(id)).slice(
        0,
        3,
      );
      const second = people[1];
      if (!second) throw new Error('three people');
      harness.refusePerson(kind, second.wid, code, reason);
      const results = value(await act(kind, id, people));
      expect(outcomes(results)).toEqual(['done', `failed: ${reason}`, 'done']);
      expect(results[1]?.code).toBe(code);
      expect(harness.deeds()).toHaveLength(2);
    });

    it.each<[number, CallReason]>([
      [400, 'refused-batch'],
      [403, 'not-admin'],
      [404, 'group-gone'],
      [423, 'locked'],
      [429, 'rate-limited'],
      [486, 'integrity'],
    ])('a whole %i is %s, and nobody was acted on', async (code, reason) => {
      const id = harness.groups.lid;
      const people = await asking(id);
      harness.refuse('approve', code, reason);
      expect(await act('approve', id, people)).toMatchObject({ ok: false, reason });
      expect(harness.deeds()).toEqual([]);
      expect(outcomes(value(await act('approve', id, people)))).toEqual(people.map(() => 'done'));
    });

    it('asks nothing where I am no admin, any more or at all', async () => {
      const people = await plain(harness.groups.asMember);
      expect(await act('remove', harness.groups.asMember, people)).toMatchObject({ reason: 'not-admin' });
      const others = await plain(harness.groups.lid);
      harness.byOthers.loseAdmin(harness.groups.lid);
      await harness.settle();
      expect(await act('remove', harness.groups.lid, others)).toMatchObject({ reason: 'not-admin' });
      expect(harness.deeds()).toEqual([]);
    });

    it('says that a group has vanished', async () => {
      const id = harness.groups.pn;
      const people = await plain(id);
      harness.byOthers.vanish(id);
      await harness.settle();
      expect(await act('remove', id, people)).toMatchObject({ ok: false, reason: 'group-gone' });
    });

    it('does nothing while offline, then or later', async () => {
      const id = harness.groups.lid;
      const people = await asking(id);
      await harness.setOnline(false);
      expect(await harness.gateway.connection()).toMatchObject({ value: { state: 'offline' } });
      expect(await act('approve', id, people)).toMatchObject({ ok: false, reason: 'offline' });
      expect(await harness.gateway.changeSetting(id, { setting: 'announce', value: true })).toMatchObject({
        reason: 'offline',
      });
      expect(await harness.gateway.requests(id, { refresh: true })).toMatchObject({ reason: 'offline' });
      await harness.setOnline(true);
      await harness.settle();
      expect(harness.deeds()).toEqual([]);
      expect(harness.events).toContainEqual({ type: 'connection', connection: { state: 'offline' } });
    });

    it('makes an attempt once, and tells what became of it', async () => {
      const id = harness.groups.lid;
      const people = (await asking(id)).slice(0, 2);
      const step = asId<StepId>('the-step');
      expect(await harness.gateway.outcomeOf(step)).toEqual({ ok: true, value: { state: 'unknown' } });
      const first = await act('approve', id, people, step);
      expect(await act('approve', id, people, step)).toEqual(first);
      expect(await harness.gateway.outcomeOf(step)).toEqual({
        ok: true,
        value: { state: 'settled', outcome: first },
      });
      expect(harness.deeds()).toHaveLength(2);
    });

    it('is unclear when no answer comes, and never repeats', async () => {
      const id = harness.groups.lid;
      const people = (await asking(id)).slice(0, 2);
      const step = asId<StepId>('held');
      harness.holdAnswer('approve');
      expect(await act('approve', id, people, step)).toMatchObject({ ok: false, reason: 'unclear' });
      expect(await harness.gateway.outcomeOf(step)).toMatchObject({ value: { state: 'pending' } });
      expect(await act('approve', id, people, step)).toMatchObject({ ok: false, reason: 'unclear' });
      await harness.release();
      const state = value(await harness.gateway.outcomeOf(step));
      expect(state.state === 'settled' && state.outcome.ok && outcomes(state.outcome.value)).toEqual([
        'done',
        'done',
      ]);
      expect(harness.deeds()).toHaveLength(2);
    });

    it.each<SettingChange>([
      { setting: 'announce', value: true },
      { setting: 'restrict', value: false },
      { setting: 'approval', value: false },
      { setting: 'addMode', value: 'all' },
      { setting: 'ephemeralS', value: 604_800 },
    ])('changes $setting to $value', async (change) => {
      const id = harness.groups.lid;
      expect(await harness.gateway.changeSetting(id, change)).toEqual({ ok: true, value: 'done' });
      const { settings } = value(await harness.gateway.group(id));
      expect(settings).toMatchObject({ [change.setting]: change.value });
      expect(harness.deeds()).toEqual([expect.objectContaining({ kind: 'set', groupId: id })]);
    });

    it('changes name and description, and deletes the description', async () => {
      const id = harness.groups.pn;
      const change = (setting: 'subject' | 'description', text: string) =>
        harness.gateway.changeSetting(id, { setting, value: text });
      value(await change('subject', 'Свой двор 🏡'));
      value(await change('description', 'Line one\nline two'));
      expect(value(await harness.gateway.group(id))).toMatchObject({
        subject: 'Свой двор 🏡',
        description: 'Line one\nline two',
      });
      value(await change('description', 'Another'));
      value(await change('description', ''));
      expect(value(await harness.gateway.group(id)).description).toBeUndefined();
    });

    it.each<SettingChange>([
      { setting: 'subject', value: 'x'.repeat(101) },
      { setting: 'subject', value: '  ' },
      { setting: 'description', value: 'x'.repeat(2_049) },
      { setting: 'ephemeralS', value: 5 },
    ])('refuses $setting that WhatsApp would take unchecked', async (change) => {
      expect(await harness.gateway.changeSetting(harness.groups.lid, change)).toMatchObject({
        reason: 'invalid-argument',
      });
      expect(harness.deeds()).toEqual([]);
    });

    it('passes on a refused setting, and does not let a plain member try', async () => {
      const change: SettingChange = { setting: 'announce', value: true };
      harness.refuse('set', 403, 'not-admin');
      expect(await harness.gateway.changeSetting(harness.groups.lid, change)).toMatchObject({
        reason: 'not-admin',
      });
      expect(await harness.gateway.changeSetting(harness.groups.asMember, change)).toMatchObject({
        reason: 'not-admin',
      });
      expect(harness.deeds()).toEqual([]);
    });

    it('reads and resets the invite link', async () => {
      const before = value(await harness.gateway.inviteLink(harness.groups.lid));
      expect(before.url).toMatch(/^https:\/\/chat\.whatsapp\.com\/\w+$/);
      const after = value(await harness.gateway.resetInviteLink(harness.groups.lid));
      expect(after.url).not.toBe(before.url);
      expect(value(await harness.gateway.inviteLink(harness.groups.lid))).toEqual(after);
      expect(await harness.gateway.inviteLink(harness.groups.asMember)).toMatchObject({
        reason: 'not-admin',
      });
    });

    it('opens a chat and says which is open', async () => {
      expect(await harness.gateway.activeChat()).toEqual({ ok: true, value: null });
      const chat = asId<ChatId>(harness.groups.pn);
      value(await harness.gateway.openChat(chat));
      await harness.settle();
      const open = value(await harness.gateway.activeChat());
      expect(open).toMatchObject({ chatId: chat, groupId: harness.groups.pn });
      expect(harness.events.filter(({ type }) => type === 'active-chat')).toEqual([
        { type: 'active-chat', chat: open },
      ]);
      expect(await harness.gateway.openChat(asId('1@c.us'))).toMatchObject({ reason: 'invalid-argument' });
    });

    it('hints at what others do', async () => {
      const { lid: first, pn: second } = harness.groups;
      value(await harness.gateway.groups());
      harness.byOthers.ask(first);
      harness.byOthers.join(second);
      await harness.settle();
      expect(harness.events).toContainEqual({ type: 'requests-changed', groupId: first });
      expect(harness.events).toContainEqual({ type: 'members-changed', groupId: second });
      expect(await members(second)).toHaveLength(11);
      expect(await requests(first)).toHaveLength(9);
    });
  });
}
