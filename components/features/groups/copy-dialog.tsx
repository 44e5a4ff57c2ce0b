import { useMemo, useState } from 'react';
import { useCapabilities, useLack } from '@/components/app/feature-state.ts';
import { compareNames, groupTitle } from '@/components/app/person-words.ts';
import { reasonNextStep, reasonText } from '@/components/app/reason-text.ts';
import { useShell } from '@/components/app/shell.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Checkbox, Select } from '@/components/ui/fields.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { copyable, previewCopy } from '@/utils/domain/copy-group.ts';
import { currentValue } from '@/utils/domain/group-rules.ts';
import { FILTERED_SETTINGS, type FilteredSetting, isInTable } from '@/utils/domain/group-table.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import { valueText } from '@/components/app/setting-words.ts';
import { copyRolesPlan, copySettingsPlan } from './copy-plan.ts';
import { CopyList } from './copy-list.tsx';
import { useCopiedRoles } from './use-copied-roles.ts';
import { UnreadNote } from './unread-note.tsx';
import { useOnTheirWay } from './use-on-their-way.ts';

type CopyDialogProps = {
  /** The targets, in the order of the table. */
  groupIds: readonly GroupId[];
  onClose(): void;
  /** A job is written down. */
  onDone(): void;
};

/** One group as the model of those chosen: what of it, what that would change where, then a confirm screen for each job. */
export function CopyDialog({ groupIds, onClose, onDone }: CopyDialogProps) {
  const { confirm, groups: known } = useShell();
  const capabilities = useCapabilities();
  const noRoles = useLack('change-roles');
  const isOnItsWay = useOnTheirWay();
  const [sourceId, setSourceId] = useState<GroupId>();
  const [left, setLeft] = useState<readonly FilteredSetting[]>([]);
  const [promotes, setPromotes] = useState(false);
  const [demotes, setDemotes] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const source = known.find(({ id }) => id === sourceId);
  const targets = useMemo(
    () => groupIds.flatMap((id) => known.find((group) => group.id === id) ?? []),
    [known, groupIds],
  );
  const settings = useMemo(
    () => (source ? copyable(source).filter((setting) => !left.includes(setting)) : []),
    [source, left],
  );
  const previews = useMemo(
    () => (source ? previewCopy(source, targets, settings, { capabilities, isOnItsWay }) : []),
    [source, targets, settings, capabilities, isOnItsWay],
  );
  const { roles, problem } = useCopiedRoles({ source, targets, promotes, demotes });
  const isLooking = (promotes || demotes) && source !== undefined && !roles && !problem;
  const changes = previews
    .flatMap(({ differences }) => differences)
    .filter(({ kind }) => kind === 'change').length;
  const promotions = promotes ? (roles?.promote.items.length ?? 0) : 0;
  const demotions = demotes ? (roles?.demote.items.length ?? 0) : 0;

  const ask = async () => {
    if (!source) return;
    setIsAsking(true);
    const plans = [
      changes > 0 && copySettingsPlan(source, previews),
      roles && promotions > 0 && copyRolesPlan('promote', roles.promote, roles.people),
      roles && demotions > 0 && copyRolesPlan('demote', roles.demote, roles.people),
    ];
    let isOrdered = false;
    for (const plan of plans) {
      if (!plan) continue;
      // Going back from one of them leaves the rest alone, too.
      if ((await confirm(plan)) === null) break;
      isOrdered = true;
    }
    setIsAsking(false);
    if (isOrdered) onDone();
  };

  return (
    <Dialog
      open={!isAsking}
      onClose={onClose}
      size="l"
      title={tn('copyTitle', groupIds.length)}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            disabled={isLooking || changes + promotions + demotions === 0}
            onClick={() => void ask()}
          >
            {t('groupsContinue')}
          </Button>
        </>
      }
    >
      <Stack gap={16}>
        <Select<GroupId | ''>
          label={t('copySource')}
          value={sourceId ?? ''}
          options={[
            { value: '', label: t('copySourceChoose'), disabled: true },
            ...known
              .filter(isInTable)
              .map(({ id, subject }) => ({ value: id, label: groupTitle(subject) }))
              .sort((a, b) => compareNames(a.label, b.label)),
          ]}
          onChange={(id) => setSourceId(id === '' ? undefined : id)}
        />
        {source && (
          <Stack gap={8}>
            {FILTERED_SETTINGS.map((setting) => {
              const value = currentValue(source, setting);
              return (
                <Checkbox
                  key={setting}
                  label={
                    value
                      ? t('settingIs', tOf('setting', setting), valueText(value))
                      : tOf('setting', setting)
                  }
                  hint={value ? undefined : t('groupLocked_unknown')}
                  disabled={!value}
                  checked={settings.includes(setting)}
                  onChange={(on) =>
                    setLeft(on ? left.filter((other) => other !== setting) : [...left, setting])
                  }
                />
              );
            })}
            <Checkbox
              label={t('copyAdmins')}
              hint={noRoles ?? t('copyAdminsHint')}
              disabled={noRoles !== undefined}
              checked={promotes}
              onChange={setPromotes}
            />
            <Checkbox
              label={t('copyDemote')}
              hint={t('copyDemoteHint')}
              disabled={noRoles !== undefined}
              checked={demotes}
              onChange={setDemotes}
            />
          </Stack>
        )}
        {problem && (
          <Banner kind="error">
            {reasonText(problem)}. {reasonNextStep(problem)}
          </Banner>
        )}
        {source && (promotes || demotes) && (
          <UnreadNote groups={[source, ...targets.filter(({ id }) => id !== source.id)]} />
        )}
        {isLooking && <Dim>{t('loading')}</Dim>}
        {source && (
          <CopyList
            sourceId={source.id}
            previews={previews}
            promote={promotes ? roles?.promote : undefined}
            demote={demotes ? roles?.demote : undefined}
          />
        )}
      </Stack>
    </Dialog>
  );
}
