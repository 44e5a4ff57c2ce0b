import type { StoreDeps } from '@/utils/store/deps.ts';

/** What the queue needs of the world. */
export type QueueDeps = Pick<StoreDeps, 'db' | 'clock' | 'newId'>;

/** What rules that decide by themselves need on top. */
export type ScreenDeps = QueueDeps & Pick<StoreDeps, 'compileRegex' | 'elapsedMs'>;
