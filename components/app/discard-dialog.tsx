import { t } from '@/utils/i18n.ts';
import { AskDialog } from './ask-dialog.tsx';

/** Asks before what was written and not saved is given up. */
export function DiscardDialog(props: { open: boolean; onKeep(): void; onDiscard(): void }) {
  const { open, onKeep, onDiscard } = props;
  return (
    open && (
      <AskDialog
        title={t('templatesDiscardTitle')}
        keepLabel={t('templatesKeepEditing')}
        doLabel={t('templatesDiscard')}
        danger
        onDo={onDiscard}
        onClose={onKeep}
      >
        <p>{t('templatesDiscardText')}</p>
      </AskDialog>
    )
  );
}
