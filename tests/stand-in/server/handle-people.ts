/** Approve, reject, remove, add, promote, demote. */
import type { Actor } from './actions.ts';
import type { PersonResult, WireTarget } from './frames.ts';
import { answer, enter, has, refuse, sizeLimit, wantedCode } from './handlers.ts';
import type { Handled, HandlerContext, Handlers } from './handlers.ts';
import type { Group, Person, PersonKey } from './model.ts';

/** Admins a community may have; ordinary groups have no cap that was found. */
const COMMUNITY_ADMIN_LIMIT = 20;
/** An invite that comes with a 403 lives three days. */
const INVITE_LIFE_S = 3 * 86_400;
/** Somebody who left by themselves cannot be added again for this long. */
const LEFT_RECENTLY_S = 3600;

type PeopleKind = 'approve' | 'reject' | 'remove' | 'promote' | 'demote' | 'add';

interface Plan {
  results: PersonResult[];
  todo: PersonKey[];
}

const me = (context: HandlerContext): Actor => ({ by: 'me', requestId: context.requestId });

/** Goes through the people in order; the codes a test asked for win over the rules. */
function plan(
  context: HandlerContext,
  group: Group,
  people: readonly WireTarget[],
  judge: (
    person: Person | undefined,
    taken: number,
  ) => Partial<PersonResult> & { code: string; isDone?: boolean },
): Plan {
  const results: PersonResult[] = [];
  const todo: PersonKey[] = [];
  for (const target of people) {
    const person = context.directory.inGroup(group, target.id);
    const wanted = wantedCode(context, target.id);
    if (wanted?.fault === 'person') {
      const { code, inviteCode, inviteExpiresS, subCode } = wanted;
      results.push({
        id: target.id,
        code,
        ...(inviteCode === undefined ? {} : { inviteCode }),
        ...(inviteExpiresS === undefined ? {} : { inviteExpiresS }),
        ...(subCode === undefined ? {} : { subCode }),
      });
      continue;
    }
    const { isDone, ...verdict } = judge(person, todo.length);
    if (verdict.code === '200' && !isDone && person && !todo.includes(person.key)) todo.push(person.key);
    results.push({
      id: target.id,
      ...(person?.username === undefined ? {} : { username: person.username }),
      ...verdict,
      ...(wanted ? { code: wanted.code } : {}),
    });
  }
  return { results, todo: has(context, 'nothing-happens') ? [] : todo };
}

function onMembers<K extends 'remove' | 'promote' | 'demote'>(
  context: HandlerContext,
  body: { group: string; people: WireTarget[] },
  judge: (group: Group, person: Person) => { code: string; isDone?: boolean },
  act: (group: Group, keys: PersonKey[], actor: Actor) => void,
): Handled<K> {
  const entered = enter(context, body.group, 'admin');
  if (!entered.ok) return entered;
  const { group } = entered;
  const { results, todo } = plan(context, group, body.people, (person) =>
    person && group.members.has(person.key) ? judge(group, person) : { code: '404' },
  );
  act(group, todo, me(context));
  return answer({ people: results });
}

function judgeAddition(
  context: HandlerContext,
  group: Group,
  person: Person,
  taken: number,
): Partial<PersonResult> & { code: string; isDone?: boolean } {
  const nowS = Math.floor(context.clock.now() / 1000);
  const left = group.past.find((each) => each.person === person.key && each.reason === 'Left');
  if (group.members.has(person.key)) return { code: '409' };
  if (person.addPrivacy === 'blocked-me') return { code: '401' };
  if (person.addPrivacy === 'needs-invite') {
    return { code: '403', inviteCode: `invite${person.key}`, inviteExpiresS: nowS + INVITE_LIFE_S };
  }
  if (left && nowS - left.leftAtS < LEFT_RECENTLY_S) return { code: '408' };
  if (group.members.size + taken >= sizeLimit(context, group)) return { code: '419' };
  const iAmAdmin = group.members.get(context.world.me)?.role !== 'member';
  if (group.settings.membershipApprovalMode && !iAmAdmin) {
    return group.requests.has(person.key)
      ? { code: '421', subCode: '304', isDone: true }
      : { code: '421', isDone: true };
  }
  return { code: '200' };
}

export const peopleHandlers: Pick<Handlers, PeopleKind> = {
  approve(context, body) {
    const entered = enter(context, body.group, 'admin');
    if (!entered.ok) return entered;
    const { group } = entered;
    const { results, todo } = plan(context, group, body.people, (person, taken) => {
      if (person && group.members.has(person.key)) return { code: '409' };
      if (!person || !group.requests.has(person.key)) return { code: '404' };
      if (group.members.size + taken >= sizeLimit(context, group)) return { code: '500' };
      return { code: '200' };
    });
    context.actions.approve(group, todo, me(context));
    return answer({ people: results });
  },

  reject(context, body) {
    const entered = enter(context, body.group, 'admin');
    if (!entered.ok) return entered;
    const { group } = entered;
    const { results, todo } = plan(context, group, body.people, (person) => {
      if (person && group.members.has(person.key)) return { code: '409' };
      return person && group.requests.has(person.key) ? { code: '200' } : { code: '404' };
    });
    context.actions.reject(group, todo, me(context));
    return answer({ people: results });
  },

  remove: (context, body) =>
    onMembers<'remove'>(
      context,
      body,
      (group, person) => {
        if (person.key === context.world.me) return { code: '406' };
        return { code: group.members.get(person.key)?.role === 'superadmin' ? '405' : '200' };
      },
      (group, keys, actor) => context.actions.remove(group, keys, actor),
    ),

  promote: (context, body) =>
    onMembers<'promote'>(
      context,
      body,
      (group, person) => {
        if (group.members.get(person.key)?.role !== 'member') return { code: '200', isDone: true };
        const admins = [...group.members.values()].filter((each) => each.role !== 'member').length;
        return { code: group.groupType === 'COMMUNITY' && admins >= COMMUNITY_ADMIN_LIMIT ? '419' : '200' };
      },
      (group, keys, actor) => context.actions.setRole(group, keys, 'admin', actor),
    ),

  demote: (context, body) =>
    onMembers<'demote'>(
      context,
      body,
      (group, person) => {
        const role = group.members.get(person.key)?.role;
        if (role === 'superadmin') return { code: '406' };
        return role === 'member' ? { code: '200', isDone: true } : { code: '200' };
      },
      (group, keys, actor) => context.actions.setRole(group, keys, 'member', actor),
    ),

  add(context, body) {
    const entered = enter(context, body.group, 'member');
    if (!entered.ok) return entered;
    const { group } = entered;
    const { directory, world } = context;
    if (group.isSuspended) return refuse(423);
    const iAmAdmin = group.members.get(world.me)?.role !== 'member';
    if (!iAmAdmin && group.settings.memberAddMode === 'admin_add') return refuse(403);

    // People are asked for by number; the answer names them in the form of the group.
    const invitedOut: { phoneNumber: string; code: string }[] = [];
    const people: WireTarget[] = [];
    for (const target of body.people) {
      const person = directory.find(target.phoneNumber ?? target.id);
      if (!person?.isOnWhatsApp)
        invitedOut.push({ phoneNumber: target.phoneNumber ?? target.id, code: '200' });
      else people.push({ id: directory.idIn(group, person.key) });
    }
    const { results, todo } = plan(context, group, people, (person, taken) =>
      person ? judgeAddition(context, group, person, taken) : { code: '404' },
    );
    context.actions.add(group, todo, me(context));
    for (const result of results) {
      const person = directory.inGroup(group, result.id);
      if (result.code !== '421' || result.subCode !== undefined || !person) continue;
      const atS = Math.floor(context.clock.now() / 1000);
      const request = { person: person.key, atS, addedBy: world.me, method: 'NonAdminAdd' as const };
      context.actions.request(group, request, me(context), 'sent-to-approval');
    }
    // Whoever asks by number learns which LID it has.
    const contacts = people.flatMap(({ id }) => {
      const person = directory.inGroup(group, id);
      if (!person) return [];
      const other = id === person.lid ? person.pn : person.lid;
      return [
        { ...context.wire.contact(group, person.key), ...(other === undefined ? {} : { otherId: other }) },
      ];
    });
    return answer({ people: results, invitedOut, contacts });
  },
};
