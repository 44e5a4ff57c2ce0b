/** The fake under the gateway's contract. */
import { aMember, aPerson, aRequest, lid, NOON, pn, pnWid } from '@/tests/builders.ts';
import type { Target } from '@/utils/domain/action.ts';
import { asId, type GroupId, type MessageId, type Wid } from '@/utils/domain/ids.ts';
import { createFakeGateway } from '@/utils/whatsapp/fake-gateway.ts';
import type { FakeGroup } from '@/utils/whatsapp/fake-group.ts';
import { type GatewayHarness, listenTo } from './gateway-harness.ts';

export function createFakeHarness(): Promise<GatewayHarness> {
  const stop = new AbortController();
  const makeGroup = (n: number, addressing: 'lid' | 'pn', myRole: 'admin' | 'member'): FakeGroup => {
    const wid = (k: number): Wid => (addressing === 'lid' ? asId(`${k}@lid`) : pnWid(k));
    const members = Array.from({ length: 10 }, (_, i) =>
      aMember(n * 100 + i, {
        wid: i === 1 ? wid(900) : wid(n * 100 + i),
        identities: i === 1 ? [lid(900), pn(900)] : [lid(n * 100 + i), pn(n * 100 + i)],
        role: i === 0 ? 'superadmin' : i === 1 ? myRole : 'member',
        isMe: i === 1,
      }),
    );
    const requests = Array.from({ length: 8 }, (_, i) =>
      aRequest(n * 100 + 50 + i, { person: aPerson(n * 100 + 50 + i, { wid: wid(n * 100 + 50 + i) }) }),
    );
    return {
      facts: {
        id: asId<GroupId>(`120363000000${n}@g.us`),
        subject: `Group ${n}`,
        kind: 'group',
        size: members.length,
        addressing,
        myRole,
        settings: { announce: false, restrict: true, approval: true, addMode: 'admins', ephemeralS: 0 },
        unreadCount: 0,
        archived: false,
        suspended: false,
        terminated: false,
      },
      members,
      past: [],
      requests,
    };
  };
  const groups = [makeGroup(1, 'lid', 'admin'), makeGroup(2, 'pn', 'admin'), makeGroup(3, 'lid', 'member')];
  const fake = createFakeGateway({
    me: { lid: asId('900@lid'), pn: pnWid(900), name: 'Nora', isBusiness: false },
    groups,
    now: () => NOON,
  });
  const [first, second, third] = groups;
  if (!first || !second || !third) throw new Error('three groups were made');
  const of = (id: GroupId): FakeGroup => {
    const found = groups.find(({ facts }) => facts.id === id);
    if (!found) throw new Error(`no group ${id}`);
    return found;
  };
  let strangers = 500;
  const next = (): Target => {
    const n = ++strangers;
    return { wid: pnWid(n), identities: [pn(n)] };
  };
  return Promise.resolve({
    gateway: fake,
    events: listenTo(fake, stop.signal),
    groups: { lid: first.facts.id, pn: second.facts.id, asMember: third.facts.id },
    setOnline: (isOnline) => Promise.resolve(fake.setConnection(isOnline ? 'ready' : 'offline')),
    refuse: (kind, _code, reason) => fake.fail(kind, { fault: 'refuse', reason }),
    refusePerson: (kind, wid, code, reason) => fake.fail(kind, { fault: 'person', wid, code, reason }),
    holdAnswer: (kind) => fake.fail(kind, { fault: 'hang', isDone: true }),
    rejectIcon: () => fake.fail('icon', { fault: 'unclear', isDone: true }),
    holdGroup: (id) => fake.holdGroup(id),
    release: () => Promise.resolve(fake.release()),
    stranger: next,
    deeds: () => fake.deeds.map((deed) => ({ ...deed })),
    byOthers: {
      loseAdmin(id) {
        of(id).facts.myRole = 'member';
        fake.emit({ type: 'groups-changed', groupIds: [id] });
      },
      vanish(id) {
        groups.splice(groups.indexOf(of(id)), 1);
      },
      ask(id) {
        of(id).requests.push(aRequest(++strangers));
        fake.emit({ type: 'requests-changed', groupId: id });
      },
      write(id, from, text, { ageMs = 0, forwards, isPicture } = {}) {
        const group = of(id);
        const author = group.members.find(({ wid }) => wid === from);
        if (!author) throw new Error(`no member ${from}`);
        const { role: _role, ...person } = author;
        const message = asId<MessageId>(`false_${id}_${++strangers}_${from}`);
        group.messages ??= [];
        group.messages.push({
          id: message,
          author: person,
          at: NOON - ageMs,
          kind: isPicture ? 'image' : 'text',
          text,
          forwards,
          isDeleted: false,
          mayDelete: true,
        });
        group.messages.sort((a, b) => a.at - b.at);
        fake.emit({ type: 'messages-changed', groupId: id });
        return message;
      },
      deleteMessage(id, message) {
        Object.assign(of(id).messages?.find((each) => each.id === message) ?? {}, {
          isDeleted: true,
          text: undefined,
        });
        fake.emit({ type: 'messages-changed', groupId: id });
      },
      loseMessage(id, message) {
        const group = of(id);
        group.messages = group.messages?.filter((each) => each.id !== message);
        fake.emit({ type: 'messages-changed', groupId: id });
      },
      join(id) {
        of(id).members.push(aMember(++strangers));
        fake.emit({ type: 'members-changed', groupId: id });
        fake.emit({ type: 'groups-changed', groupIds: [id] });
      },
    },
    settle: () => Promise.resolve(),
    close: () => stop.abort(),
  } satisfies GatewayHarness);
}
