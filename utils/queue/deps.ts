import type { StoreDeps } from '@/utils/store/deps.ts';

/** What the queue needs of the world. */
export type QueueDeps = Pick<StoreDeps, 'db' | 'clock' | 'newId'>;
