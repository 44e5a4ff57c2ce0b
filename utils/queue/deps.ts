import type { StoreDeps } from '@/utils/store/deps.ts';

/** What the queue needs of the world. */
export type QueueDeps = Pick<StoreDeps, 'db' | 'clock' | 'newId'>;

/** What lock-downs need on top: time zones, and words in the reader's language. */
export type LockDeps = QueueDeps &
  Pick<StoreDeps, 'zoneOffsetMs'> & {
    lockWords: {
      /** The name of a lock-down that raid mode makes. */
      raid(): string;
      /** The reason of the job that brings the settings back. */
      endOf(name: string): string;
    };
  };

/** What rules that decide by themselves need on top. */
export type ScreenDeps = QueueDeps & Pick<StoreDeps, 'compileRegex' | 'elapsedMs' | 'nextTurn'>;
