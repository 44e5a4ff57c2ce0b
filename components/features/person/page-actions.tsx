import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { t } from '@/utils/i18n.ts';
import type { PersonCard as Card } from '@/utils/store/api.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { MergePreview } from './parts-preview.tsx';
import { usePersonFile } from './use-person-file.ts';

/** What can be done with all that is kept on a person; `onGone`: nothing of them is left. */
export function PageActions({ card, onGone }: { card: Card; onGone(): void }) {
  const [open, setOpen] = useState<'merge' | 'erase'>();
  const close = () => setOpen(undefined);
  const save = usePersonFile(card);
  return (
    <>
      <Button size="s" icon="merge" onClick={() => setOpen('merge')}>
        {t('personMerge')}
      </Button>
      <Menu
        size="s"
        icon="download"
        label={t('personFile')}
        items={[
          {
            id: 'html',
            label: t('personFileHtml'),
            detail: t('personFileHtmlHint'),
            onSelect: () => void save('html'),
          },
          {
            id: 'json',
            label: t('personFileJson'),
            detail: t('personFileJsonHint'),
            onSelect: () => void save('json'),
          },
        ]}
      />
      {!card.isMe && (
        <Button variant="remove" size="s" icon="trash" onClick={() => setOpen('erase')}>
          {t('erase')}
        </Button>
      )}
      {open === 'merge' && <MergeDialog person={card} onClose={close} Preview={MergePreview} />}
      {open === 'erase' && <EraseDialog card={card} onClose={close} onErased={onGone} />}
    </>
  );
}
