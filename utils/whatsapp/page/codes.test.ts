import { describe, expect, it } from 'vitest';
import { CALL_REASONS, PERSON_REASONS } from '@/utils/domain/reasons.ts';
import { toPersonReason, toRefusal } from './codes.ts';

describe('the codes of the server', () => {
  it.each(['401', '402', '403', '404', '406', '408', '409', '417', '419', '421', '431', '432', '451', '500'])(
    'of an addition are known: %s',
    (code) => {
      const reason = toPersonReason('add', code);
      expect(PERSON_REASONS).toContain(reason);
      expect(reason).not.toBe('unknown-code');
    },
  );

  it.each(['approve', 'reject', 'remove', 'promote', 'demote', 'add'] as const)(
    '%s: a code that is not in the table is unknown',
    (kind) => expect(toPersonReason(kind, '477')).toBe('unknown-code'),
  );

  it.each([400, 401, 403, 404, 413, 416, 423, 429, 486, 500, 503])(
    'of a whole request are known: %i',
    (status) => {
      expect(CALL_REASONS).toContain(toRefusal(Object.assign(new Error('x'), { status }))?.reason);
    },
  );

  it('come as text too', () => expect(toRefusal({ status: '486' })?.reason).toBe('integrity'));

  it.each([undefined, null, 'no', new Error('SmaxParsingFailure'), { status: 200 }, { status: 418 }])(
    'an error without a known code is no refusal: %s',
    (error) => expect(toRefusal(error)).toBeUndefined(),
  );
});
