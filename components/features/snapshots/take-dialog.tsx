import { useState } from 'react';
import { ChoiceChips } from '@/components/app/choice-chips.tsx';
import { compareNames, groupTitle, oneLine } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useGroupSets } from '@/components/app/use-group-sets.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useTakeSnapshots } from '@/components/app/use-take-snapshots.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import { groupsOfSet } from '@/utils/domain/group-sets.ts';
import { isInTable } from '@/utils/domain/group-table.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tn } from '@/utils/i18n.ts';

/** Of which groups: some, those of a saved set, or all that I administer. */
export function TakeDialog({ onClose }: { onClose(): void }) {
  const { groups, group } = useShell();
  const sets = useGroupSets();
  const nowMs = useNow(60_000);
  const { isTaking, take } = useTakeSnapshots();
  const [where, setWhere] = useState('some');
  const [some, setSome] = useState<GroupId[]>(group ? [group.id] : []);
  const set = sets.find(({ id }) => id === where);
  const chosen =
    where === 'some'
      ? some
      : (set ? groupsOfSet(groups, set, nowMs) : groups.filter(isInTable)).map(({ id }) => id);
  const nameOf = (id: GroupId): string =>
    groupTitle(groups.find((one) => one.id === id)?.subject ?? t('rulesUnknown'));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('snapTake')}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={isTaking}
            disabled={chosen.length === 0}
            onClick={() => void take(chosen).then(onClose)}
          >
            {t('snapTake')}
          </Button>
        </>
      }
    >
      <Stack gap={12}>
        <Dim>{t('snapTakeHint')}</Dim>
        <Select
          label={t('lockGroups')}
          value={where}
          options={[
            { value: 'some', label: t('ruleGroupsSome') },
            { value: 'all', label: t('ruleGroupsAll') },
            ...sets.map(({ id, name }) => ({ value: String(id), label: oneLine(name) })),
          ]}
          onChange={setWhere}
        />
        {where === 'some' ? (
          <ChoiceChips
            chosen={some}
            options={groups
              .map(({ id, subject }) => ({ value: id, label: groupTitle(subject) }))
              .sort((a, b) => compareNames(a.label, b.label))}
            addLabel={t('ruleAddGroup')}
            nameOf={nameOf}
            onChange={setSome}
          />
        ) : (
          <Dim>{tn('rulesGroups', chosen.length)}</Dim>
        )}
      </Stack>
    </Dialog>
  );
}
