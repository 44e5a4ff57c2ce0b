import { ChoiceChips } from '@/components/app/choice-chips.tsx';
import { oneLine } from '@/components/app/person-words.ts';
import { useCommand } from '@/components/app/use-command.ts';
import { useGroupSets } from '@/components/app/use-group-sets.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import { useState } from 'react';
import type { GroupSetId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';

type Of = 'none' | 'all' | 'sets';

/** Of which groups a snapshot is taken every day. SN8. */
export function DailyDialog({ onClose }: { onClose(): void }) {
  const { dailySnapshots } = useSettings();
  const sets = useGroupSets();
  const command = useCommand();
  const before = dailySnapshots ?? [];
  const [of, setOf] = useState<Of>(before === 'all' ? 'all' : before.length > 0 ? 'sets' : 'none');
  const [setIds, setSetIds] = useState<GroupSetId[]>(before === 'all' ? [] : before);
  const save = async () => {
    const daily = of === 'all' ? 'all' : of === 'sets' ? setIds : [];
    const outcome = await command('putSettings', { settings: { dailySnapshots: daily } });
    if (outcome.ok) onClose();
  };
  return (
    <Dialog
      open
      size="s"
      onClose={onClose}
      title={t('snapDaily')}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            disabled={of === 'sets' && setIds.length === 0}
            onClick={() => void save()}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <Stack gap={12}>
        <Dim>
          {t('snapDailyHint')} {t('snapDailyKept')}
        </Dim>
        <Select<Of>
          label={t('lockGroups')}
          value={of}
          options={[
            { value: 'none', label: t('snapDaily_none') },
            { value: 'all', label: t('ruleGroupsAll') },
            { value: 'sets', label: t('snapDaily_sets'), disabled: sets.length === 0 },
          ]}
          onChange={setOf}
        />
        {of === 'sets' && (
          <ChoiceChips
            chosen={setIds}
            options={sets.map(({ id, name }) => ({ value: id, label: oneLine(name) }))}
            addLabel={t('addSet')}
            nameOf={(id) => oneLine(sets.find((set) => set.id === id)?.name ?? t('rulesUnknown'))}
            onChange={setSetIds}
          />
        )}
      </Stack>
    </Dialog>
  );
}
