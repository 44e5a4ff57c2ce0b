/** WAWebGroupModifyParticipantsJob. */
import type { PersonResult, WireTarget } from '../server/frames.ts';
import { SmaxParsingFailure, toError, WHOLE_CODES } from './errors.ts';
import type { PageState } from './state.ts';
import { createWid, textOf } from './wid.ts';
import type { Wid } from './wid.ts';

const MOST_PEOPLE = 1024;

/** Codes known per person. For remove and add the others read as 200; for promote and demote the answer does not parse. */
const KNOWN = {
  remove: ['200', '404', '405', '406', '500'],
  promote: ['200', '404', '419'],
  demote: ['200', '404', '406'],
  add: [
    '200',
    '401',
    '402',
    '403',
    '404',
    '406',
    '408',
    '409',
    '417',
    '419',
    '421',
    '431',
    '432',
    '451',
    '500',
  ],
} as const;

interface ParticipantResult {
  userWid: Wid;
  username: string | null;
  code: string;
  invite_code: string | null;
  invite_code_exp: string | null;
  subCode?: { membershipApprovalRequestError: string };
}

interface ModifyResult {
  status: 207;
  participants: ParticipantResult[];
  invitedOutContacts?: { phoneNumberWid: Wid; code: string }[];
}

function readCode(kind: 'remove' | 'add', result: PersonResult): string {
  const known: readonly string[] = KNOWN[kind];
  if (!known.includes(result.code)) return '200';
  // A 403 is only understood with its invite.
  if (kind === 'add' && result.code === '403' && result.inviteCode === undefined) return '200';
  return result.code;
}

function toResult(result: PersonResult, code: string): ParticipantResult {
  return {
    userWid: createWid(result.id),
    username: result.username ?? null,
    code,
    invite_code: result.inviteCode ?? null,
    invite_code_exp: result.inviteExpiresS === undefined ? null : String(result.inviteExpiresS),
    ...(result.subCode === undefined ? {} : { subCode: { membershipApprovalRequestError: result.subCode } }),
  };
}

function checkCount(count: number): void {
  if (count < 1 || count > MOST_PEOPLE)
    throw new Error(`expected 1 to ${MOST_PEOPLE} children, got ${count}`);
}

export function createMemberJobs(state: PageState): Record<string, unknown> {
  const { contacts, connection } = state;

  /** Promote and demote turn every wid into the asked form; without a known pair there is nothing to send. */
  function convert(wid: unknown, isLid: unknown): WireTarget {
    const id = textOf(wid);
    if (Boolean(isLid) === id.endsWith('@lid')) return { id };
    const other = isLid ? contacts.lidOf(id) : contacts.pnOf(id);
    if (other === undefined) throw new TypeError("Cannot read properties of undefined (reading 'toJid')");
    return { id: other };
  }

  async function setRole(
    kind: 'promote' | 'demote',
    groupWid: unknown,
    wids: unknown,
    isLid: unknown,
  ): Promise<ModifyResult> {
    const group = textOf(groupWid);
    const people = (wids as unknown[]).map((wid) => convert(wid, isLid));
    checkCount(people.length);
    const reply = await connection.request(kind, { group, people });
    if (reply.type === 'refusal') throw toError(reply.refusal, WHOLE_CODES[kind]);
    const known: readonly string[] = KNOWN[kind];
    const results = reply.type === 'answer' ? reply.body.people : [];
    if (reply.type === 'unreadable' || !results.every((each) => known.includes(each.code))) {
      throw new SmaxParsingFailure(`${kind} participants`);
    }
    return { status: 207, participants: results.map((each) => toResult(each, each.code)) };
  }

  return {
    async removeGroupParticipants(groupWid: unknown, wids: unknown): Promise<ModifyResult> {
      const group = textOf(groupWid);
      // Sent as given: the wrong form of an id is "not in the group".
      const people = (wids as unknown[]).map((wid) => ({ id: textOf(wid) }));
      checkCount(people.length);
      const reply = await connection.request('remove', { group, people });
      if (reply.type === 'refusal') throw toError(reply.refusal, WHOLE_CODES.remove);
      if (reply.type === 'unreadable') throw new SmaxParsingFailure('remove participants');
      return {
        status: 207,
        participants: reply.body.people.map((each) => toResult(each, readCode('remove', each))),
      };
    },

    promoteGroupParticipants: (groupWid: unknown, wids: unknown, isLid: unknown) =>
      setRole('promote', groupWid, wids, isLid),

    demoteGroupParticipants: (groupWid: unknown, wids: unknown, isLid: unknown) =>
      setRole('demote', groupWid, wids, isLid),

    // The third parameter is optional: people to invite who are not on WhatsApp.
    async addGroupParticipants(
      groupWid: unknown,
      given: unknown,
      _toInvite?: unknown,
    ): Promise<ModifyResult> {
      const group = textOf(groupWid);
      const people = (given as { phoneNumber?: unknown; lid?: unknown }[]).map(({ phoneNumber, lid }) => {
        const number = textOf(phoneNumber);
        return { id: lid === undefined ? number : textOf(lid), phoneNumber: number };
      });
      checkCount(people.length);
      const reply = await connection.request('add', { group, people });
      if (reply.type === 'refusal') throw toError(reply.refusal, WHOLE_CODES.add);
      if (reply.type === 'unreadable') throw new SmaxParsingFailure('add participants');
      contacts.learn(reply.body.contacts);
      return {
        status: 207,
        participants: reply.body.people.map((each) => toResult(each, readCode('add', each))),
        invitedOutContacts: reply.body.invitedOut.map((each) => ({
          phoneNumberWid: createWid(each.phoneNumber),
          code: each.code,
        })),
      };
    },
  };
}
