import { ChoiceChips } from '@/components/app/choice-chips.tsx';
import { GroupSetMenu } from '@/components/app/group-set-menu.tsx';
import { compareNames, groupTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { withGroups } from '@/utils/domain/group-sets.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { isLockable } from '@/utils/domain/locks.ts';
import { t } from '@/utils/i18n.ts';

/** All groups that I administer (`undefined`), or some of them. */
export function GroupsField(props: {
  chosen: readonly GroupId[] | undefined;
  error?: string | undefined;
  onChange(chosen: GroupId[] | undefined): void;
}) {
  const { chosen, error, onChange } = props;
  const { groups } = useShell();
  const nameOf = (id: GroupId): string =>
    groupTitle(groups.find((group) => group.id === id)?.subject ?? t('rulesUnknown'));
  return (
    <Stack gap={8}>
      <Select
        label={t('lockGroups')}
        error={error}
        value={chosen === undefined ? 'all' : 'some'}
        options={[
          { value: 'some', label: t('ruleGroupsSome') },
          { value: 'all', label: t('ruleGroupsAll') },
        ]}
        onChange={(value) => onChange(value === 'all' ? undefined : [])}
      />
      {chosen !== undefined && (
        <ChoiceChips
          chosen={chosen}
          options={groups
            .filter(isLockable)
            .map((group) => ({ value: group.id, label: groupTitle(group.subject) }))
            .sort((a, b) => compareNames(a.label, b.label))}
          addLabel={t('ruleAddGroup')}
          nameOf={nameOf}
          onChange={onChange}
        >
          <GroupSetMenu accepts={isLockable} onPick={(ids) => onChange(withGroups(chosen, ids))} />
        </ChoiceChips>
      )}
    </Stack>
  );
}
