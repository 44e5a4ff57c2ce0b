/**
 * One line of JSON for each thing worth knowing. What may stand in a line is a closed list: names, numbers and addresses of
 * people cannot get in by mistake.
 */
import { LOG_LEVELS, type LogLevel } from './config.ts';

export type LogFields = {
  /** Of the request, so that a complaint finds its lines. */
  requestId?: string;
  method?: string;
  /** The pattern, such as `/api/people/:id`; never the address itself. */
  route?: string;
  status?: number;
  tookMs?: number;
  /** A number of things. */
  count?: number;
  /** A name of our own: of a job, a migration, a reason. */
  what?: string;
  /** Of an error: class, and code where it has one. Its text may hold values. */
  error?: string;
  /** Where in our code it came from. */
  at?: string;
};

export type Log = { [level in LogLevel]: (event: string, fields?: LogFields) => void };

export function createLog(options: { level: LogLevel; write(line: string): void; now(): Date }): Log {
  const least = LOG_LEVELS.indexOf(options.level);
  const at =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}): void => {
      if (LOG_LEVELS.indexOf(level) < least) return;
      options.write(JSON.stringify({ time: options.now().toISOString(), level, event, ...fields }));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** What may be said of an error. */
export function aboutError(error: unknown): Pick<LogFields, 'error' | 'at'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const line = error.stack?.split('\n').find((one) => /^\s+at .*\/panel\/server\//.test(one));
  const place = line && /\/(panel\/server\/[^)\s]+)/.exec(line)?.[1];
  return place ? { error: `${error.name}${code}`, at: place } : { error: `${error.name}${code}` };
}
