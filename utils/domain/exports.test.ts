import { describe, expect, it } from 'vitest';
import type { SettingChange } from './group.ts';
import { asId } from './ids.ts';
import type { JobItem } from './job.ts';
import { JOB_COLUMNS, jobResultsCsv } from './job-export.ts';
import type { LogEntry } from './log.ts';
import { LOG_COLUMNS, logCsv, logJson } from './log-export.ts';

const isoTime = (atMs: number) => new Date(atMs).toISOString();

const entry: LogEntry = {
  id: asId('l1'),
  at: 1_700_000_000_000,
  accountId: asId('a'),
  action: 'remove',
  actor: 'Me',
  groupId: asId('g'),
  groupName: 'Oak Lane, west',
  personLabel: '=cmd|1',
  jobId: asId('j1'),
  result: 'failed',
  resultReason: 'is-superadmin',
  why: 'moved\naway',
  rule: 'Late payers',
};

describe('logCsv', () => {
  it('[E4] writes one line per entry in the words given, formulas neutralised', () => {
    const text = logCsv([entry], {
      column: (column) => column.toUpperCase(),
      action: (action) => `did ${action}`,
      result: (result) => `was ${result}`,
      reason: (reason) => `because ${reason}`,
      isoTime,
    });
    expect(text.split('\r\n')[0]).toBe(
      `\ufeff${LOG_COLUMNS.map((column) => column.toUpperCase()).join(',')}`,
    );
    expect(text).toContain(
      '2023-11-14T22:13:20.000Z,did remove,was failed,because is-superadmin,"Oak Lane, west",\'=cmd|1,"moved\naway",Late payers,,Me,j1\r\n',
    );
  });
});

describe('logJson', () => {
  it('[E6] keeps the closed words and names its format', () => {
    const read: unknown = JSON.parse(logJson([entry], { exportedAt: 'now', isoTime }));
    expect(read).toEqual({
      format: 'muster-log',
      version: 1,
      exportedAt: 'now',
      entries: [{ ...entry, at: '2023-11-14T22:13:20.000Z' }],
    });
  });
});

describe('jobResultsCsv', () => {
  const item = (over: Partial<JobItem>): JobItem => ({
    jobId: asId('j1'),
    index: 0,
    groupId: asId('g'),
    identities: [],
    label: 'Anna',
    state: 'done',
    attempts: 1,
    ...over,
  });

  const settingWords = {
    setting: (setting: SettingChange['setting']) => `the ${setting}`,
    value: ({ value }: SettingChange) => (value === '' ? 'empty' : `is ${value}`),
  };

  it('[GM67] names the setting, its value before and the one that was wanted; texts as they are, whole', () => {
    const long = 'x'.repeat(500);
    const text = jobResultsCsv(
      [
        item({ change: { setting: 'approval', value: true }, before: { setting: 'approval', value: false } }),
        item({
          change: { setting: 'description', value: long },
          before: { setting: 'description', value: '' },
        }),
        item({ change: { setting: 'subject', value: '=1+1' } }),
      ],
      {
        column: (column) => column,
        state: (state) => state,
        reason: (reason) => reason,
        groupName: () => 'Oak Lane',
        ...settingWords,
        isoTime,
      },
    );
    expect(text.split('\r\n').slice(1, 4)).toEqual([
      'Anna,,Oak Lane,the approval,is false,is true,done,,,,',
      `Anna,,Oak Lane,the description,empty,${long},done,,,,`,
      "Anna,,Oak Lane,the subject,,'=1+1,done,,,,",
    ]);
  });

  it('[E7] names the reason, the server code and the invite of each person', () => {
    const text = jobResultsCsv(
      [
        item({ identities: [{ kind: 'pn', value: '+4712345678' }], finishedAt: 0 }),
        item({
          label: 'Boris',
          state: 'failed',
          reason: 'needs-invite',
          code: '403',
          invite: { url: 'https://i/x' },
        }),
      ],
      {
        column: (column) => column,
        state: (state) => state,
        reason: (reason) => reason,
        groupName: () => 'Oak Lane',
        ...settingWords,
        isoTime,
      },
    );
    expect(text).toBe(
      `\ufeff${JOB_COLUMNS.join(',')}\r\n` +
        "Anna,'+4712345678,Oak Lane,,,,done,,,,1970-01-01T00:00:00.000Z\r\n" +
        'Boris,,Oak Lane,,,,failed,needs-invite,403,https://i/x,\r\n',
    );
  });

  it('[GI6] neither the results nor the log call failed what may have been done', () => {
    const results = jobResultsCsv([item({ state: 'failed', reason: 'unproven' })], {
      column: (column) => column,
      state: (state) => `is ${state}`,
      reason: (reason) => reason,
      groupName: () => 'Oak Lane',
      ...settingWords,
      isoTime,
    });
    expect(results).toContain('is unproven');
    const log = logCsv([{ ...entry, resultReason: 'unproven' }], {
      column: (column) => column,
      action: (action) => action,
      result: (result) => `is ${result}`,
      reason: (reason) => reason,
      isoTime,
    });
    expect(log).toContain('is unproven');
  });
});
