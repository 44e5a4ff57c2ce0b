import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/states.tsx';
import { tOf } from '@/utils/i18n.ts';
import type { StoreOutcome } from '@/utils/store/api.ts';

type Refusal = Extract<StoreOutcome<never>, { ok: false }>['reason'];

/** Why nothing at all can be kept, what is safe and what to do; null when it can. */
export function storeBanner(reason: Refusal | undefined): ReactNode {
  return reason === 'newer-database' || reason === 'broken-database' || reason === 'quota' ? (
    <Banner kind="error">{tOf('banner', reason)}</Banner>
  ) : null;
}
