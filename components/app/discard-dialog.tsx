import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { t } from '@/utils/i18n.ts';

/** Asks before what was written and not saved is given up. */
export function DiscardDialog(props: { open: boolean; onKeep(): void; onDiscard(): void }) {
  const { open, onKeep, onDiscard } = props;
  return (
    <Dialog
      open={open}
      size="s"
      title={t('templatesDiscardTitle')}
      closeLabel={t('close')}
      onClose={onKeep}
      footer={
        <>
          <Button onClick={onKeep}>{t('templatesKeepEditing')}</Button>
          <Button variant="danger" onClick={onDiscard}>
            {t('templatesDiscard')}
          </Button>
        </>
      }
    >
      <p>{t('templatesDiscardText')}</p>
    </Dialog>
  );
}
