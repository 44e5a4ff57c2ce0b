import { tn } from '@/utils/i18n.ts';

type OpenWordsProps = {
  /** Of the lock-down or the plan. */
  name: string;
  /** What is said of the groups that open, where the title does not say it. */
  text?: string | undefined;
  /** How many stay locked by something else. */
  stays: number;
  /** How many wait where approval stays on for them (LK55). */
  waits: number;
};

/** What the end of a lock-down or plan comes to (LK40). */
export function OpenWords({ name, text, stays, waits }: OpenWordsProps) {
  return (
    <>
      <p>
        <bdi>{name}</bdi>
      </p>
      {text && <p>{text}</p>}
      {waits > 0 && <p>{tn('lockWaits', waits)}</p>}
      {stays > 0 && <p>{tn('lockStays', stays)}</p>}
    </>
  );
}
