/** From the model server's codes to outcomes, as the driver makes them. */
import type { PersonResult } from '@/utils/domain/action.ts';
import type { GroupFacts } from '@/utils/domain/group.ts';
import type { GroupId, Wid } from '@/utils/domain/ids.ts';
import type { CallReason, Outcome, PersonReason } from '@/utils/domain/reasons.ts';
import type { ServerAnswer } from './model-server.ts';

const WHOLE: Record<number, CallReason> = {
  299: 'unclear',
  400: 'refused-batch',
  403: 'not-admin',
  404: 'group-gone',
  423: 'locked',
  429: 'rate-limited',
  486: 'integrity',
  500: 'server-error',
};
const PERSON: Record<string, PersonReason> = {
  404: 'not-in-group',
  405: 'not-allowed',
  409: 'already-done',
  500: 'server-error',
};

export function toOutcome(answer: ServerAnswer): Outcome<PersonResult[]> {
  if (!answer.people) return { ok: false, reason: WHOLE[answer.status] ?? 'unexpected-answer' };
  return { ok: true, value: answer.people.map(({ wid, code }) => toResult(wid, code)) };
}

function toResult(wid: Wid, code: string): PersonResult {
  if (code === '200' || code === '201') return { wid, outcome: 'done' };
  const reason = PERSON[code];
  return reason
    ? { wid, outcome: 'failed', reason, code }
    : { wid, outcome: 'failed', reason: 'unknown-code', code };
}

export function groupFacts(id: GroupId, announce: boolean): GroupFacts {
  return {
    id,
    subject: 'Model',
    kind: 'group',
    size: 0,
    addressing: 'lid',
    settings: { announce },
    unreadCount: 0,
    archived: false,
    suspended: false,
    terminated: false,
  };
}
