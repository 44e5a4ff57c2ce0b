import { describe, expect, it } from 'vitest';
import { alsoMade, backupCounted, backupDueAt, OWN_TABLES, passphraseProblem } from './backup.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 12);
const ago = (days: number): number => NOW - days * DAY_MS;

it.each([
  ['', 'empty'],
  ['            ', 'empty'],
  ['secret', 'short'],
  ['ninechars', 'short'],
  // Six people, not twelve units.
  ['🙂🙃🙂🙃🙂🙃', 'short'],
  ['e\u0301'.repeat(9), 'short'],
  ['aaaaaaaaaaaa', 'same'],
  ['ten chars!', undefined],
  ['пять слов подряд', undefined],
  [' blanks at both ends count ', undefined],
])('[BK4] the passphrase "%s" is %s', (passphrase, problem) => {
  expect(passphraseProblem(passphrase)).toBe(problem);
});

describe('[BK10] a backup is old', () => {
  it.each([
    ['that was made 29 days ago', { lastBackupAt: ago(29) }, false],
    ['that was made 30 days ago', { lastBackupAt: ago(30) }, true],
    ['after a week, when so set', { lastBackupAt: ago(7), backupRemindDays: 7 }, true],
    ['never, when so set', { lastBackupAt: ago(5_000), backupRemindDays: 0 }, false],
    ['that was never made, a month after the first start', { noticeReadAt: ago(30) }, true],
    ['that was never made, soon after the first start', { noticeReadAt: ago(3) }, false],
    ['that was never made, before the first start', {}, false],
    ['a month after it was put off', { lastBackupAt: ago(90), backupPutOffAt: ago(30) }, true],
    ['but was put off lately', { lastBackupAt: ago(90), backupPutOffAt: ago(29) }, false],
    ['by a clock that went back since', { lastBackupAt: ago(-400) }, true],
    ['put off by a clock that went back since', { lastBackupAt: ago(31), backupPutOffAt: ago(-400) }, true],
  ])('%s', (_what, settings, isOld) => {
    expect((backupDueAt(settings, NOW) ?? Infinity) <= NOW).toBe(isOld);
  });
});

it('[BK11] what WhatsApp shows again is nothing to lose', () => {
  for (const table of ['groups', 'people', 'memberships', 'log', 'settings'])
    expect(OWN_TABLES).not.toContain(table);
});

it('[BK60] the last 20 files made here are remembered', () => {
  expect(alsoMade(undefined, 5)).toEqual([5]);
  const many = Array.from({ length: 20 }, (_, n) => n);
  expect(alsoMade(many, 20)).toEqual([...many.slice(1), 20]);
});

it.each([
  ['the first one', undefined, ago(3), ago(3)],
  ['a newer one', ago(9), ago(3), ago(3)],
  ['an older one', ago(3), ago(9), undefined],
  ['the same again', ago(3), ago(3), undefined],
  ['one of the future', ago(3), ago(-1), undefined],
  ['any, after a time in the future', ago(-400), ago(3), ago(3)],
] as const)('[BK52] a backup that opened counts: %s', (_name, last, madeAt, counted) => {
  expect(backupCounted(last, madeAt, NOW)).toBe(counted);
});
