import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { t } from '@/utils/i18n.ts';
import type { PersonCard as Card } from '@/utils/store/api.ts';
import { MergeDialog } from './merge-dialog.tsx';

/** What can be done with all that is kept on a person. */
export function PageActions({ card }: { card: Card; onGone(): void }) {
  const [open, setOpen] = useState<'merge'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Button size="s" icon="merge" onClick={() => setOpen('merge')}>
        {t('personMerge')}
      </Button>
      {open === 'merge' && <MergeDialog person={card} onClose={close} />}
    </>
  );
}
