import { EmptyState } from '@/components/ui/states.tsx';
import { t, tOf } from '@/utils/i18n.ts';
import type { NoAccount } from './context.tsx';

/** In place of what hangs on an account: there is none, and what to do about it. */
export function NoAccountState({ why }: { why: NoAccount }) {
  return <EmptyState icon="users" title={t('noAccountTitle')} text={tOf('noAccount', why)} />;
}
