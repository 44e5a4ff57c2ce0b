import { describe, expect, it } from 'vitest';
import { asId } from '@/utils/domain/ids.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import { foldHistory } from './fold-history.ts';

let made = 0;
const aLine = (over: Partial<LogEntry>): LogEntry => ({
  id: asId(`l${++made}`),
  at: 1_000 - made,
  accountId: asId('a'),
  action: 'delete',
  jobId: asId('j'),
  result: 'done',
  ...over,
});

describe('the history of a card', () => {
  it('counts the messages that one job deleted, and keeps everything else', () => {
    const lines = [
      aLine({}),
      aLine({ action: 'strike', jobId: undefined }),
      aLine({}),
      aLine({ result: 'failed', resultReason: 'message-too-old' }),
      aLine({ jobId: asId('k') }),
      aLine({}),
      aLine({ action: 'tag', jobId: undefined }),
      aLine({ action: 'tag', jobId: undefined }),
    ];
    expect(foldHistory(lines).map(({ entry, count }) => [entry.id, count])).toEqual([
      [lines[0]?.id, 3],
      [lines[1]?.id, 1],
      [lines[3]?.id, 1],
      [lines[4]?.id, 1],
      [lines[6]?.id, 1],
      [lines[7]?.id, 1],
    ]);
  });
});
