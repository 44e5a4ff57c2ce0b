import type { PersonId } from '@/utils/domain/ids.ts';
import { createPageState } from './page-state.ts';

/** Whom the log is about; missing: everybody. A person's card can set it. */
export type LogPerson = { personId: PersonId; name: string } | undefined;

export const logPerson = createPageState<LogPerson>(undefined);
