/** People and their ids, and additions: what the server says of whom. */
import { describe, expect, it } from 'vitest';
import type { Target } from '@/utils/domain/action.ts';
import { asId, type Wid } from '@/utils/domain/ids.ts';
import { onDriver } from './driver-test.ts';
import { outcomes, toTarget, value } from './gateway.contract.ts';
import { contractWorld, createStandInHarness } from './gateway-driver.ts';

const t = onDriver();

describe('people and their ids', () => {
  it('finds requests that are not in memory by asking the server first', async () => {
    const { control } = t().standIn;
    const group = control.group(t().groups.lid);
    const wids = [...group.requests.keys()].map((key) => asId<Wid>(control.idIn(group.id, key)));
    expect(value(await t().gateway.requests(t().groups.lid))).toEqual([]);
    const people = wids.slice(0, 2).map((wid): Target => ({ wid, identities: [] }));
    expect(outcomes(value(await t().act('approve', t().groups.lid, people)))).toEqual(['done', 'done']);
  });

  it.each([0, 40, 900])(
    '[RC12] finds them though the collection follows %i ms after the answer',
    async (ms) => {
      const harness = await createStandInHarness({ page: { followDelayMs: ms } });
      const { control } = harness.standIn;
      const group = control.group(harness.groups.lid);
      const people = [...group.requests.keys()].map(
        (key): Target => ({ wid: asId<Wid>(control.idIn(group.id, key)), identities: [] }),
      );
      const groupId = harness.groups.lid;
      const act = await harness.driver.act({ actionId: asId('a'), kind: 'approve', groupId, people });
      expect(outcomes(value(act))).toEqual(people.map(() => 'done'));
      harness.close();
    },
  );

  it('finds a member of a LID group by number, and of a number group by LID', async () => {
    for (const id of [t().groups.lid, t().groups.pn]) {
      const members = value(await t().gateway.members(id));
      const known = members.find(
        ({ identities, role, isMe }) => identities.length > 1 && role === 'member' && !isMe,
      );
      const other = known?.identities[1];
      if (!known || !other) throw new Error('a member with both ids');
      const wid = asId<Wid>(other.kind === 'pn' ? `${other.value.slice(1)}@c.us` : other.value);
      expect(value(await t().act('remove', id, [{ wid, identities: [other] }]))).toMatchObject([
        { wid, outcome: 'done' },
      ]);
      expect(t().doneTo('remove').at(-1)).toBe(known.wid);
    }
  });

  it('opens the chat with a person by LID and by number, whichever form WhatsApp holds it in', async () => {
    const world = contractWorld();
    const [group] = world.groups.values();
    const person = [...(group?.members.keys() ?? [])]
      .map((key) => world.people.get(key))
      .find((one) => one?.pn && one.lid && !one.isNumberHidden && one.key !== world.me);
    if (!person?.pn || !person.lid) throw new Error('a member with both ids');
    const chat = { id: person.pn, unreadCount: 0, isArchived: false, messages: [] };
    world.chats.set(person.pn, chat);
    const harness = await createStandInHarness({ world });
    for (const name of [person.lid, `+${person.pn.slice(0, -'@c.us'.length)}`, person.pn]) {
      value(await harness.gateway.openChat(asId(name)));
      expect(value(await harness.gateway.activeChat())).toMatchObject({ chatId: person.pn });
      await harness.standIn.control.closeChat();
    }
    expect(await harness.gateway.openChat(asId('+15550100'))).toMatchObject({ reason: 'invalid-argument' });
    expect(await harness.standIn.control.errorReports()).toEqual([]);
    harness.close();
  });

  it('sends somebody who is named twice once', async () => {
    const [person] = await t().plain(t().groups.lid);
    if (!person) throw new Error('a member');
    expect(outcomes(value(await t().act('remove', t().groups.lid, [person, person])))).toEqual([
      'done',
      'done',
    ]);
    expect(t().doneTo('remove')).toEqual([person.wid]);
  });

  it('shows who is asking with name, number where it is known, way and time', async () => {
    const requests = value(await t().gateway.requests(t().groups.lid, { refresh: true }));
    expect(requests.every(({ person }) => person.pushName !== undefined)).toBe(true);
    const hidden = requests.filter(({ person }) => person.identities.every(({ kind }) => kind !== 'pn'));
    expect(hidden).toHaveLength(3);
    expect(requests[0]).toMatchObject({
      method: 'invite-link',
      addedBy: undefined,
      requestedAt: t().standIn.control.world.startMs - 60_000,
    });
  });

  it('has no answer for ids of a kind nobody knows, and does not send them', async () => {
    const odd: Target = {
      wid: asId('99@newsletter'),
      identities: [{ kind: 'unknown', value: '99@newsletter' }],
    };
    for (const kind of ['approve', 'remove', 'add'] as const) {
      const [result] = value(await t().act(kind, t().groups.lid, [odd]));
      expect(result?.outcome).toBe('failed');
    }
    expect(t().deeds()).toEqual([]);
  });

  it('takes 1,024 people at once and refuses 1,025 itself', async () => {
    const target = (n: number): Target => ({ wid: asId(`${1_000_000 + n}@lid`), identities: [] });
    const people = Array.from({ length: 1_025 }, (_, n) => target(n));
    expect(await t().act('remove', t().groups.lid, people)).toMatchObject({ reason: 'refused-batch' });
    expect(value(await t().act('remove', t().groups.lid, people.slice(1)))).toHaveLength(1_024);
  });
});

describe('native labels', () => {
  it('shows the label that a member gave themselves, in either kind of group', async () => {
    const world = contractWorld();
    const labelled = [...world.groups.values()].map((group) => {
      // In groups of numbers a label is found where the pair of ids is known.
      const key = [...group.members.keys()].findLast((each) => {
        const person = world.people.get(each);
        return person?.isPairKnown === true && !person.isNumberHidden;
      });
      if (key) group.memberLabels.set(key, `Label ${group.subject}`);
      return group.subject;
    });
    const labels = await createStandInHarness({ world });
    for (const [index, id] of Object.values(labels.groups).entries()) {
      const members = value(await labels.gateway.members(id));
      expect(members.flatMap(({ memberLabel }) => memberLabel ?? [])).toEqual([`Label ${labelled[index]}`]);
    }
    labels.close();
  });
});

describe('additions', () => {
  it('give the number, and the LID only to groups of LIDs: the job sends the LID wherever there is one', async () => {
    const jobs = t().standIn.page.importNamespace?.('WAWebGroupModifyParticipantsJob') as Record<
      string,
      unknown
    >;
    const original = jobs.addGroupParticipants as (...args: unknown[]) => unknown;
    const given: Record<string, string>[] = [];
    jobs.addGroupParticipants = (group: unknown, people: Record<string, unknown>[]) => {
      given.push(
        ...people.map((each) => Object.fromEntries(Object.entries(each).map(([k, v]) => [k, String(v)]))),
      );
      return original(group, people);
    };
    for (const [from, to] of [
      [t().groups.lid, t().groups.pn],
      [t().groups.pn, t().groups.lid],
    ] as const) {
      const members = value(await t().gateway.members(from));
      const known = members.find(({ identities, isMe }) => identities.length > 1 && !isMe);
      if (!known) throw new Error('a member with both ids');
      expect(outcomes(value(await t().act('add', to, [toTarget(known)])))).toEqual(['done']);
    }
    expect(given.map((each) => Object.keys(each).sort())).toEqual([['phoneNumber'], ['lid', 'phoneNumber']]);
  });

  it('gives the group’s own link to those who need an invite', async () => {
    const { control } = t().standIn;
    const shy = control.byHand.person({ addPrivacy: 'needs-invite' });
    const target: Target = { wid: asId(shy.pn ?? ''), identities: [] };
    const [result] = value(await t().act('add', t().groups.lid, [target]));
    expect(result).toMatchObject({ outcome: 'failed', reason: 'needs-invite', code: '403' });
    expect(result?.invite?.url).toBe(`https://chat.whatsapp.com/${control.group(t().groups.lid).inviteCode}`);
  });

  it('tells who is not on WhatsApp, and adds the others of the same batch', async () => {
    const nobody = t().standIn.control.byHand.person({ isOnWhatsApp: false });
    const people: Target[] = [t().stranger(), { wid: asId(nobody.pn ?? ''), identities: [] }, t().stranger()];
    expect(outcomes(value(await t().act('add', t().groups.pn, people)))).toEqual([
      'done',
      'failed: not-on-whatsapp',
      'done',
    ]);
  });

  it('tells who was sent to approval and who had asked before', async () => {
    const { control } = t().standIn;
    const people = [t().stranger(), t().stranger()];
    for (const [index, { wid }] of people.entries()) {
      const { lid } = control.person(wid);
      const subCode = index === 1 ? { subCode: '304' } : {};
      for (const person of [wid, lid ?? ''])
        control.fault({ on: 'add', fault: 'person', person, code: '421', ...subCode });
    }
    expect(outcomes(value(await t().act('add', t().groups.lid, people)))).toEqual([
      'failed: sent-to-approval',
      'failed: already-asked',
    ]);
  });

  it('says for how long when additions are too fast, and stops when they are too many', async () => {
    const { control } = t().standIn;
    const people = [t().stranger()];
    control.fault({
      on: 'add',
      fault: 'refuse',
      code: 429,
      rateLimit: { type: 'time', backoff: 120, limitType: 'hour' },
      times: 1,
    });
    expect(await t().act('add', t().groups.lid, people)).toMatchObject({
      reason: 'rate-limited',
      retryAfterMs: 120_000,
    });
    control.fault({
      on: 'add',
      fault: 'refuse',
      code: 429,
      rateLimit: { type: 'count', participantLimit: 5 },
      times: 1,
    });
    expect(await t().act('add', t().groups.lid, people)).toMatchObject({
      reason: 'rate-limited',
      mostPeople: 5,
    });
  });

  it('matches answers by LID to people who were asked for by number', async () => {
    const { control } = t().standIn;
    // No pair is known beforehand: the LID comes with the answer.
    const people = [1, 2, 3].map((): Target => {
      const { pn } = control.byHand.person({ isPairKnown: false });
      return { wid: asId(pn ?? ''), identities: [] };
    });
    const second = control.person(people[1]?.wid ?? '');
    for (const person of [second.pn ?? '', second.lid ?? ''])
      control.fault({ on: 'add', fault: 'person', person, code: '408' });
    expect(outcomes(value(await t().act('add', t().groups.lid, people)))).toEqual([
      'done',
      'failed: left-recently',
      'done',
    ]);
  });
});
