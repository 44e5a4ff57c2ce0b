import type { StoreOutcome } from '@/utils/store/api.ts';

type Refusal = Extract<StoreOutcome<never>, { ok: false }>;

/** What is known of a question that is asked again and again. `key`: the question as it was put. */
export type AskedState<Value> = {
  good?: { key: string; value: Value } | undefined;
  refused?: { key: string; problem: Refusal } | undefined;
};

/** PL81: a question that fails leaves the last good answer. */
export const afterAnswer = <Value>(
  before: AskedState<Value>,
  key: string,
  outcome: StoreOutcome<Value>,
): AskedState<Value> =>
  outcome.ok
    ? { good: { key, value: outcome.value } }
    : { good: before.good, refused: { key, problem: outcome } };
