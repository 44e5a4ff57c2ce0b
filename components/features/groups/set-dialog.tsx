import { useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useCapabilities } from '@/components/app/feature-state.ts';
import { useShell } from '@/components/app/shell.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { previewWish, type Wish } from '@/utils/domain/group-preview.ts';
import type { SettingName } from '@/utils/domain/group-rules.ts';
import { formatDate, formatNumber, t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { PreviewList } from './preview-list.tsx';
import { planOf } from './set-plan.ts';
import { useOnTheirWay } from './use-on-their-way.ts';
import { WishField } from './wish-field.tsx';

type SetDialogProps = {
  setting: SettingName;
  /** In the order of the table. */
  chosen: readonly GroupRow[];
  onClose(): void;
  /** The job is written down. */
  onDone(): void;
};

/** The value for all of them, and what it would change where; then the confirm screen. */
export function SetDialog({ setting, chosen, onClose, onDone }: SetDialogProps) {
  const { now } = useApp();
  const { confirm } = useShell();
  const capabilities = useCapabilities();
  const [wish, setWish] = useState<Wish>(() => firstWish(setting));
  // A text that nobody has written yet would empty every description.
  const [isWritten, setIsWritten] = useState(!('template' in wish));
  const [isAsking, setIsAsking] = useState(false);
  const [openedAt] = useState(now);
  const isOnItsWay = useOnTheirWay();
  const differences = useMemo(
    () =>
      isWritten
        ? previewWish(chosen, wish, { capabilities, date: formatDate(openedAt), formatNumber, isOnItsWay })
        : [],
    [chosen, wish, isWritten, capabilities, openedAt, isOnItsWay],
  );
  const changeCount = differences.filter(({ kind }) => kind === 'change').length;
  const ask = async () => {
    setIsAsking(true);
    const jobId = await confirm(planOf(wish, differences));
    setIsAsking(false);
    if (jobId !== null) onDone();
  };
  return (
    <Dialog
      open={!isAsking}
      onClose={onClose}
      size="l"
      title={tn('groupsSetTitle', chosen.length, tOf('setting', setting))}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" disabled={changeCount === 0} onClick={() => void ask()}>
            {t('groupsContinue')}
          </Button>
        </>
      }
    >
      <Stack gap={16}>
        <WishField
          wish={wish}
          onChange={(next) => {
            setWish(next);
            setIsWritten(true);
          }}
        />
        {isWritten && <PreviewList differences={differences} />}
      </Stack>
    </Dialog>
  );
}

const WEEK_S = 604_800;

function firstWish(setting: SettingName): Wish {
  switch (setting) {
    case 'announce':
    case 'restrict':
    case 'approval':
      return { setting, value: true };
    case 'addMode':
      return { setting, value: 'admins' };
    case 'ephemeralS':
      return { setting, value: WEEK_S };
    case 'subject':
      return { setting, template: '{group}' };
    case 'description':
      return { setting, template: '' };
  }
}
