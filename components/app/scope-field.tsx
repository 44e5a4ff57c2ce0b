import { Dim } from '@/components/ui/layout.tsx';
import { groupsOfSet } from '@/utils/domain/group-sets.ts';
import type { GroupSetId } from '@/utils/domain/ids.ts';
import type { Scope } from '@/utils/domain/scope.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { ChoiceChips } from './choice-chips.tsx';
import { GroupsField } from './groups-field.tsx';
import { setTitle } from './scope-words.ts';
import { useShell } from './shell.tsx';
import { useGroupSets } from './use-group-sets.ts';
import { useNow } from './use-now.ts';

type ScopeFieldProps = {
  label: string;
  error?: string | undefined;
  scope: Scope;
  accepts(group: GroupRow): boolean;
  onChange(scope: Scope): void;
};

/** Where something lasting holds: in all groups that I administer, or in some and in those that sets hold at the time (GM50). */
export function ScopeField({ label, error, scope, accepts, onChange }: ScopeFieldProps) {
  const { groups } = useShell();
  const sets = useGroupSets();
  const nowMs = useNow(60_000);
  const { groupIds, setIds = [] } = scope;
  const countText = (id: GroupSetId): string => {
    const set = sets.find((one) => one.id === id);
    return set ? ` (${tn('rulesGroups', groupsOfSet(groups, set, nowMs).filter(accepts).length)})` : '';
  };
  return (
    <GroupsField
      label={label}
      error={error}
      chosen={groupIds}
      accepts={accepts}
      onChange={(chosen) =>
        onChange({ groupIds: chosen, setIds: chosen && setIds.length > 0 ? setIds : undefined })
      }
      above={
        (sets.length > 0 || setIds.length > 0) && (
          <>
            <ChoiceChips
              chosen={setIds}
              options={sets.map(({ id, name }) => ({ value: id, label: setTitle(name) + countText(id) }))}
              addLabel={t('addSet')}
              nameOf={(id) => setTitle(sets.find((set) => set.id === id)?.name) + countText(id)}
              isOneOfTwo
              onChange={(chosen) => onChange({ groupIds, setIds: chosen.length > 0 ? chosen : undefined })}
            />
            {setIds.length > 0 && <Dim>{t('scopeSetsHint')}</Dim>}
          </>
        )
      }
    />
  );
}
