import { liveQuery } from 'dexie';
import { sameData } from '@/utils/domain/same-data.ts';
import type { StoreReason } from './api.ts';
import { checkCall, type NamedCall } from './check-args.ts';
import { type CommandHandlers, type QueryHandlers, refuse } from './deps.ts';
import { reasonOf } from './trouble.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';

type Answer = Outcome<unknown, StoreReason>;

/** The store behind its port. Names and arguments come from the wire; every trouble is an answer. */
export type StoreService = {
  call(name: string, args: unknown): Promise<Answer>;
  /** Gives the value now and after every change until the returned function is called. Equal values are given once. */
  live(name: string, args: unknown, emit: (answer: Answer) => void): () => void;
};

export function createStoreService(options: {
  queries: QueryHandlers;
  commands: CommandHandlers;
  /** The database could not be opened: makes the next call try again. Dexie alone would remember the failure for ever. */
  reopen(): void;
  /** Hears what nobody foresaw, with the name of the query or command. */
  onUnexpected(error: unknown, name: string): void;
  /** Hears of every command that was done. */
  onDone?: ((call: NamedCall) => void) | undefined;
}): StoreService {
  type AnyHandler = (args: unknown) => Promise<Answer>;
  // Each handler takes the arguments that `checkCall` has checked for its name.
  const handlers = { ...options.queries, ...options.commands } as unknown as Record<string, AnyHandler>;

  const ask = async (
    name: string,
    args: unknown,
    { abortIsNews }: { abortIsNews: boolean },
  ): Promise<Answer> => {
    const handler = handlers[name];
    if (!handler) return refuse('invalid', `no query or command "${name}"`);
    try {
      return await handler(args);
    } catch (error) {
      const reason = reasonOf(error);
      const isAbort = error instanceof Error && error.name === 'AbortError';
      if (reason === 'internal' && (abortIsNews || !isAbort)) options.onUnexpected(error, name);
      if (reason === 'broken-database') options.reopen();
      return refuse(reason, error instanceof Error ? error.message : String(error));
    }
  };

  return {
    async call(name, args) {
      const checked = checkCall(name, args);
      if (!checked.ok) return refuse('invalid', checked.detail);
      const answer = await ask(name, checked.args, { abortIsNews: true });
      // Name and arguments were checked together.
      if (answer.ok && !checked.isQuery) options.onDone?.({ name, args: checked.args } as NamedCall);
      return answer;
    },

    live(name, args, emit) {
      const checked = checkCall(name, args);
      if (!checked.ok || !checked.isQuery) {
        emit(refuse('invalid', checked.ok ? `"${name}" is a command` : checked.detail));
        return () => {};
      }
      let last: Answer | undefined;
      // `ask` never throws, so a query that fails once is asked again after the next change. A run that a newer change
      // has overtaken is aborted by Dexie, and its answer is dropped. The function must be async itself: Dexie looks.
      const subscription = liveQuery(async () => ask(name, checked.args, { abortIsNews: false })).subscribe(
        (answer) => {
          if (last && sameData(last, answer)) return;
          last = answer;
          emit(answer);
        },
      );
      return () => subscription.unsubscribe();
    },
  };
}
