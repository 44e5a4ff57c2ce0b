import { describe, expect, it } from 'vitest';
import { ConfigProblem, readConfig } from './config.ts';

const SECRET = 'x'.repeat(32);
const problemsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigProblem)) throw error;
    return error.message.split('\n');
  }
};

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readConfig({ DATA_FOLDER: '/data' })).toEqual({
      host: '127.0.0.1',
      port: 8_480,
      publicUrl: 'http://localhost:8480',
      databaseUrl: undefined,
      folder: '/data',
      secret: undefined,
      logLevel: 'info',
    });
  });

  it('takes what it says; an empty variable is not set', () => {
    const env = {
      HOST: '0.0.0.0',
      PORT: '80',
      PUBLIC_URL: 'https://panel.example.org/',
      DATABASE_URL: 'postgres://muster:pw@db/muster',
      SECRET,
      LOG_LEVEL: 'warn',
    };
    expect(readConfig(env)).toMatchObject({
      host: '0.0.0.0',
      port: 80,
      publicUrl: 'https://panel.example.org',
      databaseUrl: 'postgres://muster:pw@db/muster',
      secret: SECRET,
      logLevel: 'warn',
    });
    expect(readConfig({ PORT: '', DATABASE_URL: '', LOG_LEVEL: '' })).toMatchObject({
      port: 8_480,
      logLevel: 'info',
    });
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['a port that is none', { PORT: 'abc' }, ['PORT is no number']],
    ['a port out of range', { PORT: '70000' }, ['PORT is no port']],
    ['half a port', { PORT: '80.5' }, ['PORT is no port']],
    [
      'an address without a scheme',
      { PUBLIC_URL: 'panel.example.org' },
      ['PUBLIC_URL is no address such as https://panel.example.org'],
    ],
    [
      'an address with a path',
      { PUBLIC_URL: 'https://example.org/panel' },
      ['PUBLIC_URL has a path; the panel needs a name of its own'],
    ],
    [
      'a secret that is short',
      { SECRET: 'short' },
      ['SECRET has fewer than 32 characters; make one with: openssl rand -hex 32'],
    ],
    ['a level nobody knows', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL is none of debug, info, warn, error']],
  ])('says by name what is wrong: %s', (_, env, problems) => {
    expect(problemsOf(env)).toEqual(problems);
  });

  it('says all at once, and never the value', () => {
    const problems = problemsOf({ PORT: 'abc', DATABASE_URL: 'mysql://root:hunter2@db' });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('hunter2');
  });

  it('wants a secret with a database that several panels may share', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres://db/muster' }).join()).toMatch(/^SECRET is missing/);
  });
});
