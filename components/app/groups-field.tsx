import type { ReactNode } from 'react';
import { Select } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { ChoiceChips } from './choice-chips.tsx';
import { compareNames, groupTitle } from './person-words.ts';
import { useShell } from './shell.tsx';

type GroupsFieldProps = {
  label: string;
  error?: string | undefined;
  chosen: readonly GroupId[] | undefined;
  accepts(group: GroupRow): boolean;
  onChange(chosen: GroupId[] | undefined): void;
  /** Above the chosen groups. */
  above?: ReactNode;
  /** Another way to add some, behind them. */
  children?: ReactNode;
};

/** All groups that I administer (`undefined`), or some of them. */
export function GroupsField({ label, error, chosen, accepts, onChange, above, children }: GroupsFieldProps) {
  const { groups } = useShell();
  const nameOf = (id: GroupId): string =>
    groupTitle(groups.find((group) => group.id === id)?.subject ?? t('rulesUnknown'));
  return (
    <Stack gap={8}>
      <Select
        label={label}
        error={error}
        value={chosen === undefined ? 'all' : 'some'}
        options={[
          { value: 'all', label: t('ruleGroupsAll') },
          { value: 'some', label: t('ruleGroupsSome') },
        ]}
        onChange={(value) => onChange(value === 'all' ? undefined : [])}
      />
      {chosen !== undefined && (
        <>
          {above}
          <ChoiceChips
            chosen={chosen}
            options={groups
              .filter(accepts)
              .map((group) => ({ value: group.id, label: groupTitle(group.subject) }))
              .sort((a, b) => compareNames(a.label, b.label))}
            addLabel={t('ruleAddGroup')}
            nameOf={nameOf}
            onChange={onChange}
          >
            {children}
          </ChoiceChips>
        </>
      )}
    </Stack>
  );
}
