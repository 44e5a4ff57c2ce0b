/** The traps of WhatsApp's modules (August 2026), each with what an admin must hear instead. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MemberActionKind, PersonResult, Target } from '@/utils/domain/action.ts';
import { asId, type GroupId, type StepId, type Wid } from '@/utils/domain/ids.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { outcomes, toTarget, value } from './gateway.contract.ts';
import { contractWorld, createStandInHarness, type StandInHarness } from './gateway-harness.ts';

let harness: StandInHarness;
let steps = 0;

beforeEach(async () => {
  harness = await createStandInHarness();
});
afterEach(async () => {
  // Whatever went wrong, WhatsApp's own error log never hears of us.
  const reports = await harness.standIn.control.errorReports();
  harness.close();
  expect(reports).toEqual([]);
});

const act = (
  kind: MemberActionKind,
  groupId: GroupId,
  people: Target[],
  actionId: StepId = asId(`step-${++steps}`),
): Promise<Outcome<PersonResult[]>> => harness.gateway.act({ actionId, kind, groupId, people });

async function asking(id: GroupId): Promise<Target[]> {
  return value(await harness.gateway.requests(id, { refresh: true })).map(({ person }) => toTarget(person));
}

async function plain(id: GroupId): Promise<Target[]> {
  const members = value(await harness.gateway.members(id));
  return members.filter(({ role, isMe }) => role === 'member' && !isMe).map(toTarget);
}

async function three(kind: MemberActionKind, id: GroupId): Promise<[Target, Target, Target]> {
  const people = kind === 'approve' || kind === 'reject' ? await asking(id) : await plain(id);
  if (kind === 'demote') value(await act('promote', id, people.slice(0, 3)));
  const [a, b, c] = people;
  if (!a || !b || !c) throw new Error('three people');
  return [a, b, c];
}

const myDeeds = (kind: MemberActionKind): (Wid | undefined)[] =>
  harness
    .deeds()
    .filter((deed) => deed.kind === kind)
    .map(({ wid }) => wid);

describe('answers that are not what they seem', () => {
  it.each<MemberActionKind>(['approve', 'reject', 'remove', 'promote', 'demote'])(
    '%s: a code nobody knows is no success, and the others are done',
    async (kind) => {
      const id = harness.groups.lid;
      const [a, b, c] = await three(kind, id);
      harness.standIn.control.fault({ on: kind, fault: 'person', person: b.wid, code: '477', times: 1 });
      expect(outcomes(value(await act(kind, id, [a, b, c])))).toEqual([
        'done',
        'failed: unknown-code',
        'done',
      ]);
      expect(myDeeds(kind)).toEqual([a.wid, c.wid]);
    },
  );

  it('add: a 403 without its invite reads as 200 and is no success', async () => {
    const id = harness.groups.lid;
    const [first, second] = [harness.stranger(), harness.stranger()];
    const { lid } = harness.standIn.control.person(second.wid);
    harness.standIn.control.fault({ on: 'add', fault: 'person', person: lid ?? '', code: '403', times: 1 });
    harness.standIn.control.fault({ on: 'add', fault: 'person', person: second.wid, code: '403', times: 1 });
    expect(outcomes(value(await act('add', id, [first, second])))).toEqual(['done', 'failed: unknown-code']);
  });

  it.each<MemberActionKind>(['approve', 'reject', 'remove', 'promote', 'demote'])(
    '%s: answered as done, but nothing happens',
    async (kind) => {
      const id = harness.groups.pn;
      const people = await three(kind, id);
      harness.standIn.control.fault({ on: kind, fault: 'nothing-happens', times: 1 });
      expect(outcomes(value(await act(kind, id, people)))).toEqual(people.map(() => 'failed: unknown-code'));
    },
  );

  it.each<MemberActionKind>(['approve', 'reject', 'remove', 'promote', 'demote'])(
    '%s: a lost notice costs time, not the result',
    async (kind) => {
      const id = harness.groups.lid;
      const people = await three(kind, id);
      harness.standIn.control.fault({ on: kind, fault: 'lose-notice', times: 1 });
      expect(outcomes(value(await act(kind, id, people)))).toEqual(people.map(() => 'done'));
    },
  );

  it.each<MemberActionKind>(['approve', 'reject', 'remove', 'promote', 'demote'])(
    '%s: after an unreadable answer the state is read back',
    async (kind) => {
      const id = harness.groups.lid;
      const people = await three(kind, id);
      harness.standIn.control.fault({ on: kind, fault: 'unreadable', times: 1 });
      expect(outcomes(value(await act(kind, id, people)))).toEqual(people.map(() => 'done'));
      expect(myDeeds(kind)).toHaveLength(3);
    },
  );

  it('is unclear when neither the answer nor the state can be had', async () => {
    const id = harness.groups.lid;
    const people = await three('approve', id);
    harness.standIn.control.fault({ on: 'approve', fault: 'unreadable', times: 1 });
    harness.standIn.control.fault({ on: ['query-requests', 'query-group'], fault: 'lose-answer', times: 2 });
    harness.standIn.control.fault({ on: 'approve', fault: 'lose-notice', times: 1 });
    expect(outcomes(value(await act('approve', id, people)))).toEqual(people.map(() => 'unclear'));
  });
});

describe('a connection that breaks', () => {
  it.each(['before', 'after'] as const)(
    'broken %s the server did it: WhatsApp sends again, nobody is acted on twice',
    async (when) => {
      const id = harness.groups.lid;
      const people = await three('remove', id);
      const step = asId<StepId>('broken');
      harness.standIn.control.fault({ on: 'remove', fault: 'disconnect', when, times: 1 });
      expect(outcomes(value(await act('remove', id, people, step)))).toEqual(people.map(() => 'done'));
      expect(myDeeds('remove')).toEqual(people.map(({ wid }) => wid));
      expect(harness.standIn.control.wireLog({ kind: 'remove' }).map(({ id: sent }) => sent)).toHaveLength(2);
    },
  );

  it('offline in the middle: unclear, and done when WhatsApp is back', async () => {
    const id = harness.groups.lid;
    const people = await three('approve', id);
    const { control, clock } = harness.standIn;
    control.setLatency({ answerMs: [500, 500] });
    clock.after(100, () => control.goOffline());
    const step = asId<StepId>('interrupted');
    expect(await act('approve', id, people, step)).toMatchObject({ ok: false, reason: 'unclear' });
    expect(value(await harness.gateway.outcomeOf(step))).toEqual({ state: 'pending' });
    await harness.setOnline(true);
    await harness.release();
    const state = value(await harness.gateway.outcomeOf(step));
    expect(state.state === 'settled' && state.outcome.ok && outcomes(state.outcome.value)).toEqual([
      'done',
      'done',
      'done',
    ]);
    expect(myDeeds('approve')).toHaveLength(3);
  });

  it('offline while it is still being planned: nothing is sent, then or later', async () => {
    const id = harness.groups.lid;
    const { control, clock } = harness.standIn;
    // Not in memory yet, so the server is asked first; the connection breaks during that.
    const stranger: Target = { wid: asId('5550001@lid'), identities: [] };
    control.setLatency({ answerMs: [500, 500] });
    clock.after(100, () => control.goOffline());
    const step = asId<StepId>('planned');
    expect(await act('approve', id, [stranger], step)).toMatchObject({ ok: false, reason: 'offline' });
    expect(value(await harness.gateway.outcomeOf(step))).toEqual({ state: 'unknown' });
    await harness.setOnline(true);
    await harness.settle();
    expect(control.wireLog({ kind: 'approve' })).toEqual([]);
  });

  it('a reloaded page knows nothing of the attempt, and the state tells', async () => {
    const id = harness.groups.lid;
    const people = await three('approve', id);
    harness.holdAnswer('approve');
    const step = asId<StepId>('lost-by-reload');
    expect(await act('approve', id, people, step)).toMatchObject({ reason: 'unclear' });
    const fresh = await createStandInHarness();
    expect(value(await fresh.gateway.outcomeOf(step))).toEqual({ state: 'unknown' });
    fresh.close();
    expect(await asking(id)).toHaveLength(5);
  });
});

describe('people and their ids', () => {
  it('finds requests that are not in memory by asking the server first', async () => {
    const { control } = harness.standIn;
    const group = control.group(harness.groups.lid);
    const wids = [...group.requests.keys()].map((key) => asId<Wid>(control.idIn(group.id, key)));
    expect(value(await harness.gateway.requests(harness.groups.lid))).toEqual([]);
    const people = wids.slice(0, 2).map((wid): Target => ({ wid, identities: [] }));
    expect(outcomes(value(await act('approve', harness.groups.lid, people)))).toEqual(['done', 'done']);
  });

  it('finds a member of a LID group by number, and of a number group by LID', async () => {
    for (const id of [harness.groups.lid, harness.groups.pn]) {
      const members = value(await harness.gateway.members(id));
      const known = members.find(
        ({ identities, role, isMe }) => identities.length > 1 && role === 'member' && !isMe,
      );
      const other = known?.identities[1];
      if (!known || !other) throw new Error('a member with both ids');
      const wid = asId<Wid>(other.kind === 'pn' ? `${other.value.slice(1)}@c.us` : other.value);
      expect(value(await act('remove', id, [{ wid, identities: [other] }]))).toMatchObject([
        { wid, outcome: 'done' },
      ]);
      expect(myDeeds('remove').at(-1)).toBe(known.wid);
    }
  });

  it('sends somebody who is named twice once', async () => {
    const [person] = await plain(harness.groups.lid);
    if (!person) throw new Error('a member');
    expect(outcomes(value(await act('remove', harness.groups.lid, [person, person])))).toEqual([
      'done',
      'done',
    ]);
    expect(myDeeds('remove')).toEqual([person.wid]);
  });

  it('shows who is asking with name, number where it is known, way and time', async () => {
    const requests = value(await harness.gateway.requests(harness.groups.lid, { refresh: true }));
    expect(requests.every(({ person }) => person.pushName !== undefined)).toBe(true);
    const hidden = requests.filter(({ person }) => person.identities.every(({ kind }) => kind !== 'pn'));
    expect(hidden).toHaveLength(3);
    expect(requests[0]).toMatchObject({
      method: 'invite-link',
      addedBy: undefined,
      requestedAt: harness.standIn.control.world.startMs - 60_000,
    });
  });

  it('shows the label that a member gave themselves, in either kind of group', async () => {
    harness.close();
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
    harness = await createStandInHarness({ world });
    for (const [index, id] of Object.values(harness.groups).entries()) {
      const labels = value(await harness.gateway.members(id)).flatMap(({ memberLabel }) => memberLabel ?? []);
      expect(labels).toEqual([`Label ${labelled[index]}`]);
    }
  });

  it('has no answer for ids of a kind nobody knows, and does not send them', async () => {
    const odd: Target = {
      wid: asId('99@newsletter'),
      identities: [{ kind: 'unknown', value: '99@newsletter' }],
    };
    for (const kind of ['approve', 'remove', 'add'] as const) {
      const [result] = value(await act(kind, harness.groups.lid, [odd]));
      expect(result?.outcome).toBe('failed');
    }
    expect(harness.deeds()).toEqual([]);
  });

  it('takes 1,024 people at once and refuses 1,025 itself', async () => {
    const target = (n: number): Target => ({ wid: asId(`${1_000_000 + n}@lid`), identities: [] });
    const people = Array.from({ length: 1_025 }, (_, n) => target(n));
    expect(await act('remove', harness.groups.lid, people)).toMatchObject({ reason: 'refused-batch' });
    expect(value(await act('remove', harness.groups.lid, people.slice(1)))).toHaveLength(1_024);
  });
});

describe('additions', () => {
  it('gives the group’s own link to those who need an invite', async () => {
    const { control } = harness.standIn;
    const shy = control.byHand.person({ addPrivacy: 'needs-invite' });
    const target: Target = { wid: asId(shy.pn ?? ''), identities: [] };
    const [result] = value(await act('add', harness.groups.lid, [target]));
    expect(result).toMatchObject({ outcome: 'failed', reason: 'needs-invite', code: '403' });
    expect(result?.invite?.url).toBe(
      `https://chat.whatsapp.com/${control.group(harness.groups.lid).inviteCode}`,
    );
  });

  it('tells who is not on WhatsApp, and adds the others of the same batch', async () => {
    const nobody = harness.standIn.control.byHand.person({ isOnWhatsApp: false });
    const people: Target[] = [
      harness.stranger(),
      { wid: asId(nobody.pn ?? ''), identities: [] },
      harness.stranger(),
    ];
    expect(outcomes(value(await act('add', harness.groups.pn, people)))).toEqual([
      'done',
      'failed: not-on-whatsapp',
      'done',
    ]);
  });

  it('tells who was sent to approval and who had asked before', async () => {
    const { control } = harness.standIn;
    const people = [harness.stranger(), harness.stranger()];
    for (const [index, { wid }] of people.entries()) {
      const { lid } = control.person(wid);
      const subCode = index === 1 ? { subCode: '304' } : {};
      for (const person of [wid, lid ?? ''])
        control.fault({ on: 'add', fault: 'person', person, code: '421', ...subCode });
    }
    expect(outcomes(value(await act('add', harness.groups.lid, people)))).toEqual([
      'failed: sent-to-approval',
      'failed: already-asked',
    ]);
  });

  it('says for how long when additions are too fast, and stops when they are too many', async () => {
    const { control } = harness.standIn;
    const people = [harness.stranger()];
    control.fault({
      on: 'add',
      fault: 'refuse',
      code: 429,
      rateLimit: { type: 'time', backoff: 120, limitType: 'hour' },
      times: 1,
    });
    expect(await act('add', harness.groups.lid, people)).toMatchObject({
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
    expect(await act('add', harness.groups.lid, people)).toMatchObject({
      reason: 'rate-limited',
      detail: '429, at most 5',
    });
  });

  it('matches answers by LID to people who were asked for by number', async () => {
    const { control } = harness.standIn;
    // No pair is known beforehand: the LID comes with the answer.
    const people = [1, 2, 3].map((): Target => {
      const { pn } = control.byHand.person({ isPairKnown: false });
      return { wid: asId(pn ?? ''), identities: [] };
    });
    const second = control.person(people[1]?.wid ?? '');
    for (const person of [second.pn ?? '', second.lid ?? ''])
      control.fault({ on: 'add', fault: 'person', person, code: '408' });
    expect(outcomes(value(await act('add', harness.groups.lid, people)))).toEqual([
      'done',
      'failed: left-recently',
      'done',
    ]);
  });
});

describe('settings', () => {
  const details = (): (string | undefined)[] =>
    harness.standIn.control.ledger({ by: 'me', action: 'setting' }).map(({ detail }) => detail);

  it('switches on what is to be on: the modules take only the number 1', async () => {
    const id = harness.groups.lid;
    value(await harness.gateway.changeSetting(id, { setting: 'announce', value: true }));
    expect(harness.standIn.control.group(id).settings.announce).toBe(true);
    expect(details()).toHaveLength(1);
    value(await harness.gateway.changeSetting(id, { setting: 'announce', value: false }));
    expect(harness.standIn.control.group(id).settings.announce).toBe(false);
  });

  it('sends nothing when it is so already', async () => {
    value(await harness.gateway.changeSetting(harness.groups.lid, { setting: 'restrict', value: true }));
    expect(details()).toEqual([]);
  });

  it.each([
    [401, 'not-admin'],
    [429, 'rate-limited'],
    [500, 'server-error'],
  ] as const)('a resolved refusal with %i is %s', async (code, reason) => {
    harness.refuse('set', code, reason);
    const change = { setting: 'announce', value: true } as const;
    expect(await harness.gateway.changeSetting(harness.groups.lid, change)).toMatchObject({ reason });
  });

  it('is unclear when the group never shows it', async () => {
    const change = { setting: 'announce', value: true } as const;
    harness.standIn.control.fault({ on: 'set-property', fault: 'nothing-happens', times: 1 });
    expect(await harness.gateway.changeSetting(harness.groups.lid, change)).toMatchObject({
      reason: 'unclear',
    });
  });

  it('changes the description although somebody else did so a moment before', async () => {
    const id = harness.groups.lid;
    value(await harness.gateway.changeSetting(id, { setting: 'description', value: 'First' }));
    harness.standIn.control.fault({
      on: 'set-description',
      fault: 'meanwhile',
      run: () => harness.standIn.control.byHand.setDescription(id, 'By another admin'),
      times: 1,
    });
    value(await harness.gateway.changeSetting(id, { setting: 'description', value: 'Second' }));
    expect(harness.standIn.control.group(id).desc).toBe('Second');
  });
});

describe('events', () => {
  it('merge the burst of many additions into one hint', async () => {
    const id = harness.groups.lid;
    value(await harness.gateway.groups());
    await harness.settle();
    harness.events.length = 0;
    value(await act('approve', id, await asking(id)));
    await harness.settle();
    const hints = harness.events.filter(({ type }) => type === 'members-changed');
    // Eight additions, each with `bulk_add` twice: some notices apart, never one hint each.
    expect(hints.length).toBeGreaterThan(0);
    expect(hints.length).toBeLessThan(8);
  });

  it('end with the signal', async () => {
    value(await harness.gateway.groups());
    harness.close();
    const before = harness.events.length;
    harness.byOthers.join(harness.groups.lid);
    await harness.settle();
    expect(harness.events).toHaveLength(before);
    expect(await harness.gateway.groups()).toMatchObject({ reason: 'page-gone' });
  });
});
