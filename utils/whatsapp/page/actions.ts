/**
 * Does something with people in a group: plans, asks WhatsApp once, and believes only what its own state shows
 * afterwards. Every person gets an answer. What WhatsApp or its server would refuse anyway is answered without asking.
 */
import type { MemberAction, PersonResult, Target } from '@/utils/domain/action.ts';
import type { Failure, Outcome } from '@/utils/domain/reasons.ts';
import type { Timers } from '../timers.ts';
import { type Answer, assign, type Sent } from './answers.ts';
import type { Gate } from './attempts.ts';
import type { Capabilities } from './capabilities.ts';
import { ALREADY_ASKED, errorName, SUCCESS, toPersonReason, toRefusal } from './codes.ts';
import type { ConnectionWatch } from './connection.ts';
import { follow, type Followed, until } from './follow.ts';
import { barGroup, type GroupHandle, type Groups } from './groups.ts';
import type { InviteLinks } from './invite-links.ts';
import type { Kind, Plan } from './kinds.ts';
import type { People } from './people.ts';
import { widText } from './to-domain.ts';
import { fail, good } from './outcomes.ts';

type Results = Outcome<PersonResult[]>;
type Verdict = Omit<PersonResult, 'wid'>;

/** WhatsApp's jobs throw above this before they send (August 2026). */
const LARGEST_BATCH = 1_024;
/** After the server answered, the collections take their turn in the page. RC12. */
const ARRIVAL_MS = 1_000;
/** The parser gives the whole answer up for one code it does not know, although the others were done. */
const UNREADABLE = 'SmaxParsingFailure';

export type Actions = { perform(action: MemberAction, gate: Gate): Promise<Results> };

export function createActions(parts: {
  capabilities: Capabilities;
  connection: ConnectionWatch;
  groups: Groups;
  inviteLinks: InviteLinks;
  kinds: Record<MemberAction['kind'], Kind>;
  people: People;
  timers: Timers;
}): Actions {
  const { capabilities, connection, groups, inviteLinks, kinds, people, timers } = parts;

  function bar(handle: GroupHandle, kind: Kind): Failure | undefined {
    return barGroup(handle) ?? (kind.mayAct(handle) ? undefined : fail('not-admin'));
  }

  /** Who is not in memory is looked for on the server before anything is said about them. */
  async function plan(handle: GroupHandle, kind: Kind, wanted: Target[]): Promise<Outcome<Plan[]>> {
    const first = kind.plan(handle, wanted);
    const absent = wanted.filter((_, index) => first[index] === 'absent');
    if (absent.length === 0) return good(first);
    const refreshed = await kind.refresh(handle);
    if (!refreshed.ok) return refreshed;
    const isHere = (): boolean => !kind.plan(handle, absent).includes('absent');
    await until(handle, isHere, { timers, limitMs: ARRIVAL_MS });
    const barred = bar(handle, kind);
    return barred ?? good(kind.plan(handle, wanted));
  }

  /** Reads the state back from the server after an answer that could not be read. */
  async function refreshAll(handle: GroupHandle, kind: Kind): Promise<Outcome<'done'>> {
    const [first, second] = await Promise.all([groups.refresh(handle), kind.refresh(handle)]);
    return first.ok ? second : first;
  }

  function judge(done: {
    action: MemberAction;
    kind: Kind;
    handle: GroupHandle;
    person: Sent;
    answer: Answer | undefined;
    followed: Followed;
  }): Verdict {
    const { action, kind, handle, person, answer, followed } = done;
    if (answer && answer.code !== SUCCESS) {
      const reason = toPersonReason(action.kind, answer.code);
      const hadAsked = reason === 'sent-to-approval' && answer.subCode === ALREADY_ASKED;
      return { outcome: 'failed', reason: hadAsked ? 'already-asked' : reason, code: answer.code };
    }
    const state = kind.state(handle, person);
    const code = answer?.code;
    if (state === 'done' || (answer && state === 'gone')) return { outcome: 'done', code };
    if (followed === 'unread') return { outcome: 'unclear', code };
    return { outcome: 'failed', reason: state === 'gone' ? kind.goneReason : 'unknown-code', code };
  }

  /** An addition that needs an invitation: the code in the answer belongs to an invitation message, not to a link. */
  async function addInvites(handle: GroupHandle, results: PersonResult[]): Promise<PersonResult[]> {
    if (!results.some(({ reason }) => reason === 'needs-invite')) return results;
    const link = await inviteLinks.read(handle);
    if (!link.ok) return results;
    const invite = { url: link.value.url };
    return results.map((result) => (result.reason === 'needs-invite' ? { ...result, invite } : result));
  }

  /** Who is sent, each once, however often they were named. */
  function gather(plans: readonly Plan[]): Map<string, Sent> {
    const sent = new Map<string, Sent>();
    for (const each of plans)
      if (typeof each === 'object' && 'send' in each) {
        const name = widText(each.send.wid);
        if (!sent.has(name)) sent.set(name, each.send);
      }
    return sent;
  }

  async function perform(action: MemberAction, gate: Gate): Promise<Results> {
    const kind = kinds[action.kind];
    const lack = connection.refusal() ?? capabilities.lack('groups', kind.capability);
    if (lack) return lack;
    if (action.people.length > LARGEST_BATCH) return fail('refused-batch', `more than ${LARGEST_BATCH}`);
    const found = await groups.find(action.groupId);
    if (!found.ok) return found;
    const handle = found.value;
    const barred = bar(handle, kind);
    if (barred) return barred;
    const planned = await plan(handle, kind, action.people);
    if (!planned.ok) return planned;

    const byName = gather(planned.value);
    const sent = [...byName.values()];
    const verdicts = new Map<Sent, Verdict>();
    if (sent.length > 0) {
      const refusal = gate.refusal();
      if (refusal) return refusal;
      gate.markSent();
      const failure = await send({ action, kind, handle, sent, verdicts });
      if (failure) return failure;
    }

    const results = action.people.map((target, index): PersonResult => {
      const each = planned.value[index];
      if (each === undefined || each === 'absent')
        return { wid: target.wid, outcome: 'failed', reason: kind.absent(handle, target) };
      if ('answer' in each) return { wid: target.wid, outcome: 'failed', reason: each.answer };
      const person = byName.get(widText(each.send.wid));
      return { wid: target.wid, ...((person && verdicts.get(person)) ?? { outcome: 'unclear' }) };
    });
    return good(await addInvites(handle, results));
  }

  /** Fills `verdicts`, or returns why nobody was acted on. */
  async function send(done: {
    action: MemberAction;
    kind: Kind;
    handle: GroupHandle;
    sent: Sent[];
    verdicts: Map<Sent, Verdict>;
  }): Promise<Failure | undefined> {
    const { action, kind, handle, sent, verdicts } = done;
    let answers = new Map<Sent, Answer>();
    let thrown: string | undefined;
    try {
      const answer = await kind.send(handle, sent);
      answers = assign(kind.answers(answer), sent, {
        otherForm: people.otherForm,
        isInOrder: kind.isInOrder,
      });
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal) return refusal;
      thrown = errorName(error);
    }

    const isOpen = (person: Sent): boolean => {
      const answer = answers.get(person);
      return answer === undefined || answer.code === SUCCESS;
    };
    const isSettled = (person: Sent): boolean => {
      const state = kind.state(handle, person);
      return answers.has(person) ? state !== 'todo' : state === 'done';
    };
    const open = sent.filter(isOpen);
    const hasAnswers = open.every((person) => answers.has(person));
    const followed = await follow(handle, () => open.every(isSettled), {
      timers,
      hasNotice: thrown === undefined,
      refresh: () => (hasAnswers ? kind.refresh(handle) : refreshAll(handle, kind)),
    });

    if (thrown !== undefined && thrown !== UNREADABLE && !open.some(isSettled)) {
      if (followed === 'unread') return fail('unclear', thrown);
      // Read back: nobody was acted on. A TypeError is how a job receives arguments it no longer takes.
      if (thrown === 'TypeError') capabilities.blame(kind.capability, `${action.kind}: ${thrown}`);
      return fail('unexpected-answer', thrown);
    }
    for (const person of sent)
      verdicts.set(person, judge({ action, kind, handle, person, answer: answers.get(person), followed }));
    return undefined;
  }

  return { perform };
}
