import type { Feature } from '@/components/app/feature.ts';

/** Every feature, in the order of the tabs. Explicit: a folder that is not listed here does not exist. */
export const FEATURES: readonly Feature[] = [];
