import { describe, expect, it } from 'vitest';
import { aboutError, createLog } from './log.ts';

describe('the log', () => {
  it('writes a line of JSON for what is loud enough', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'info', write: (line) => lines.push(line), now: () => new Date(0) });
    log.debug('quiet');
    log.info('migrated', { count: 2 });
    expect(lines).toEqual([
      '{"time":"1970-01-01T00:00:00.000Z","level":"info","event":"migrated","count":2}',
    ]);
  });

  it('says of an error its kind, its code and the place in our code, never its text', () => {
    const error = Object.assign(new Error('duplicate key (email)=(anna@example.org)'), { code: '23505' });
    error.stack = `Error: ${error.message}\n    at Pool.query (/x/node_modules/pg/lib/pool.js:1:1)\n    at save (/x/panel/server/people.ts:12:5)`;
    expect(aboutError(error)).toEqual({ error: 'Error 23505', at: 'panel/server/people.ts:12:5' });
    expect(aboutError('anna@example.org')).toEqual({ error: 'string' });
  });
});
