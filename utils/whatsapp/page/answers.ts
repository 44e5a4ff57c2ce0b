/** Reads the jobs' answers, person by person. A shape we do not know gives no answer for that person, never success. */
import type { PersonArgument, Wid } from './shapes.ts';
import { SUCCESS } from './codes.ts';
import { widText } from './to-domain.ts';

/** Somebody who is sent to WhatsApp. */
export type Sent = {
  /** The form the group uses; for additions the number. */
  wid: Wid;
  argument: PersonArgument;
  /** How the answer named them, where that is another form. */
  answeredAs?: Wid | undefined;
};

export type Answer = { wid?: Wid | undefined; code: string; subCode?: string | undefined };

type Loose = Record<string, unknown>;

function loose(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}

function code(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function asWid(value: unknown): Wid | undefined {
  return typeof value === 'object' && value !== null ? value : undefined;
}

/** `[{wid, error}]`, `error` null or `{name, value: {error: '409'}}`. */
export function decisionAnswers(answer: unknown): Answer[] {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((entry: unknown) => {
    const { wid, error } = loose(entry);
    if (error === null || error === undefined) return { wid: asWid(wid), code: SUCCESS };
    return { wid: asWid(wid), code: code(loose(loose(error).value).error) ?? 'no code' };
  });
}

/** `{participants: [{userWid, code, subCode?}], invitedOutContacts?: [{phoneNumberWid, code}]}`. */
export function participantAnswers(answer: unknown): Answer[] {
  const { participants, invitedOutContacts } = loose(answer);
  const read = Array.isArray(participants) ? participants : [];
  // Numbers that are not on WhatsApp stand apart; their code may say 200, for an invitation that was sent.
  const out = Array.isArray(invitedOutContacts) ? invitedOutContacts : [];
  return [
    ...read.flatMap((entry: unknown) => {
      const { userWid, code: told, subCode } = loose(entry);
      const text = code(told);
      if (text === undefined) return [];
      const sub = code(loose(subCode).membershipApprovalRequestError);
      return { wid: asWid(userWid), code: text, subCode: sub };
    }),
    ...out.map((entry: unknown) => ({ wid: asWid(loose(entry).phoneNumberWid), code: '404' })),
  ];
}

/** Which answer is whose: by id, by the other form of the id, and by place where that cannot be wrong. */
export function assign<Person extends Sent>(
  answers: readonly Answer[],
  sent: readonly Person[],
  options: { otherForm: (wid: Wid) => Wid | undefined; isInOrder: boolean },
): Map<Person, Answer> {
  const names = new Map<string, Person>();
  for (const person of sent)
    for (const wid of [person.wid, person.argument.lid, person.argument.phoneNumber])
      if (wid) names.set(widText(wid), person);

  const found = new Map<Person, Answer>();
  const rest: Answer[] = [];
  for (const answer of answers) {
    const other = answer.wid && options.otherForm(answer.wid);
    const person =
      (answer.wid && names.get(widText(answer.wid))) ?? (other && names.get(widText(other))) ?? undefined;
    if (person && !found.has(person)) found.set(person, answer);
    else rest.push(answer);
  }

  const open = sent.filter((person) => !found.has(person));
  const isSameForAll = rest.every(({ code: each }) => each === rest[0]?.code);
  if (rest.length === open.length && (options.isInOrder || isSameForAll))
    for (const [index, person] of open.entries()) {
      const answer = rest[index];
      if (answer) found.set(person, answer);
    }
  for (const [person, answer] of found) person.answeredAs = answer.wid;
  return found;
}
