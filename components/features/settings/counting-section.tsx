import { useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Switch } from '@/components/ui/fields.tsx';
import { Cluster, Section, Stack } from '@/components/ui/layout.tsx';
import type { Settings } from '@/utils/domain/settings.ts';
import { t } from '@/utils/i18n.ts';

type CountingProps = { settings: Settings; onChange(part: Partial<Settings>): void };

/** On the full page only. IN13: whether is counted for Insight, and away with what was. */
export function CountingSection({ settings, onChange }: CountingProps) {
  const [asking, setAsking] = useState(false);
  return (
    <Section title={t('settingsCounting')} hint={t('settingsCountingHint')}>
      <Stack gap={16}>
        <Switch
          label={t('settingsCountingOn')}
          on={settings.countingOff !== true}
          onChange={(on) => onChange({ countingOff: !on })}
        />
        <Cluster>
          <Button variant="remove" icon="trash" onClick={() => setAsking(true)}>
            {t('settingsCountsForget')}
          </Button>
        </Cluster>
      </Stack>
      {asking && <ForgetCounts onClose={() => setAsking(false)} />}
    </Section>
  );
}

function ForgetCounts({ onClose }: { onClose(): void }) {
  const command = useCommand();
  const { toast } = useShell();
  const [busy, setBusy] = useState(false);
  const forget = async () => {
    setBusy(true);
    const outcome = await command('forgetCounts', {});
    setBusy(false);
    if (!outcome.ok) return;
    toast({ kind: 'done', text: t('settingsCountsForgotten') });
    onClose();
  };
  return (
    <AskDialog
      title={t('settingsCountsForgetTitle')}
      doLabel={t('settingsCountsForget')}
      danger
      busy={busy}
      onDo={() => void forget()}
      onClose={onClose}
    >
      <p>{t('settingsCountsForgetText')}</p>
    </AskDialog>
  );
}
