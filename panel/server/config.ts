/** What the panel is told by its environment. Everything has a default for a shop of two; what is wrong is said by name, all at once. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

export type Config = {
  host: string;
  port: number;
  /** Where browsers find it, without a slash at the end. */
  publicUrl: string;
  /** Missing: the PostgreSQL that comes with the panel. */
  databaseUrl?: string | undefined;
  /** Of the PostgreSQL that comes along, and of the secret when none is given. */
  folder: string;
  /** Signs sessions and locks what is secret in the database. Missing: kept in `folder`. */
  secret?: string | undefined;
  logLevel: LogLevel;
};

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What is wrong with the environment, a line each. */
export class ConfigProblem extends Error {}

const SECRET_CHARACTERS = 32;
const USUAL_PORT = 8_480;

/** Empty is not set: compose files pass empty variables on. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const environment = z.object({
  HOST: optional(z.string()),
  PORT: optional(
    z.coerce
      .number({ error: 'is no number' })
      .int('is no port')
      .min(0, 'is no port')
      .max(65_535, 'is no port'),
  ),
  PUBLIC_URL: optional(
    z
      .url({ protocol: /^https?$/, error: 'is no address such as https://panel.example.org' })
      .refine(isOrigin, {
        error: 'has a path; the panel needs a name of its own',
      }),
  ),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(ql)?$/, error: 'is no address such as postgres://user:password@host/name' }),
  ),
  DATA_FOLDER: optional(z.string()),
  SECRET: optional(
    z
      .string()
      .min(
        SECRET_CHARACTERS,
        `has fewer than ${SECRET_CHARACTERS} characters; make one with: openssl rand -hex 32`,
      ),
  ),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, { error: `is none of ${LOG_LEVELS.join(', ')}` })),
});

function isOrigin(url: string): boolean {
  // What is no address at all was said already.
  if (!URL.canParse(url)) return true;
  const { pathname, search, hash } = new URL(url);
  return pathname === '/' && search === '' && hash === '';
}

/** @throws {ConfigProblem} */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(env);
  const problems = read.success
    ? []
    : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  if (env['DATABASE_URL'] && !env['SECRET'])
    problems.push(
      'SECRET is missing: with DATABASE_URL several panels may share one; make it with: openssl rand -hex 32',
    );
  if (!read.success || problems.length > 0) throw new ConfigProblem(problems.join('\n'));
  const {
    HOST = '127.0.0.1',
    PORT = USUAL_PORT,
    PUBLIC_URL,
    DATABASE_URL,
    SECRET,
    LOG_LEVEL = 'info',
  } = read.data;
  return {
    host: HOST,
    port: PORT,
    publicUrl: PUBLIC_URL ? new URL(PUBLIC_URL).origin : `http://localhost:${PORT}`,
    databaseUrl: DATABASE_URL,
    folder: read.data.DATA_FOLDER ?? usualFolder(env),
    secret: SECRET,
    logLevel: LOG_LEVEL,
  };
}

/** As root below a folder that everybody may enter: PostgreSQL runs as another user then. */
function usualFolder(env: Readonly<Record<string, string | undefined>>): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'muster-panel');
  if (process.getuid?.() === 0) return '/var/lib/muster-panel';
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'muster-panel');
}
