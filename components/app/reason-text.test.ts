import { describe, expect, it } from 'vitest';
import en from '@/public/_locales/en/messages.json' with { type: 'json' };
import ru from '@/public/_locales/ru/messages.json' with { type: 'json' };
import { CALL_REASONS, PERSON_REASONS } from '@/utils/domain/reasons.ts';
import type { PortReason, StoreReason } from '@/utils/store/api.ts';
import { reasonNextStep, reasonText } from './reason-text.ts';

const STORE_REASONS = {
  invalid: true,
  'not-found': true,
  'in-use': true,
  quota: true,
  'newer-database': true,
  'broken-database': true,
  'cannot-undo': true,
  internal: true,
  disconnected: true,
  timeout: true,
  orphaned: true,
} satisfies Record<StoreReason | PortReason, true>;

const all = [...new Set([...CALL_REASONS, ...PERSON_REASONS, ...Object.keys(STORE_REASONS)])];

describe.each([
  ['en', en],
  ['ru', ru],
])('reasons in %s', (_language, messages: Record<string, { message: string } | undefined>) => {
  it.each(all)('%s says what happened and what to do', (reason) => {
    const name = reason.replaceAll('-', '_');
    expect(messages[`reason_${name}`]?.message).toMatch(/\S{2}.*[^.]$/);
    expect(messages[`reasonDo_${name}`]?.message).toMatch(/\S{2}.*\.$/);
  });
});

it('reads as words', () => {
  expect(reasonText('needs-invite')).toBe('Privacy settings ask for an invite');
  expect(reasonNextStep('needs-invite')).toBe('Copy the invite link and send it to them yourself.');
});
