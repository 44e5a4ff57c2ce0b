import { expect, it } from 'vitest';
import type { LogEntry } from '@/utils/domain/log.ts';
import { detailText } from './log-words.ts';

const cases: [LogEntry['action'], string | undefined, string | undefined][] = [
  ['set', 'announce: true', 'Only admins send messages: on'],
  ['set', 'ephemeralS: 604800', 'Disappearing messages: After 7 days'],
  ['set', 'subject: Oak: Lane', 'Group name: \u2068Oak: Lane\u2069'],
  ['set', 'announce: perhaps', 'announce: perhaps'],
  ['set', 'newThing: 1', 'newThing: 1'],
  ['job-created', '25', '25 items'],
  ['job-created', 'many', 'many'],
  ['job-undone', 'before-start', 'before it started'],
  ['seen-role', 'admin', 'admin'],
  ['rule-stopped', 'no-pattern', 'it cannot be read'],
  ['tag', 'late\u202e payer', 'late payer'],
  ['people-merged', 'Anna', 'with Anna'],
  ['rule-alone', '20', 'by itself, at most 20 an hour'],
  ['rule-changed', '9', 'by itself, at most 9 an hour'],
  ['plan-added', 'Night', 'Night'],
  ['lock-ended', '1: Night: exams', 'Night: exams'],
  ['lock-ended', '12: Night', '12 groups · Night'],
  ['lock-ended', 'Night', 'Night'],
  ['raid-mode', 'does: lock; atLeast: 30', 'lock the group at once · People, at least: 30'],
  ['raid-mode', 'settings: announce,addMode', 'Only admins send messages and Only admins add people'],
  ['raid-mode', 'newThing: 1', 'newThing: 1'],
  ['note', undefined, undefined],
];

it.each(cases)('%s "%s" reads "%s"', (action, detail, expected) => {
  expect(detailText({ action, detail })).toBe(expected);
});
