import { Dim } from '@/components/ui/layout.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { groupsOfSet } from '@/utils/domain/group-sets.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { formatNumber, t } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { useApp } from './context.tsx';
import { oneLine } from './person-words.ts';
import { useShell } from './shell.tsx';
import { useGroupSets } from './use-group-sets.ts';

type GroupSetMenuProps = {
  /** Of the set's groups only these; missing: all. */
  accepts?: ((group: GroupRow) => boolean) | undefined;
  onPick(groupIds: GroupId[]): void;
};

/** Where groups are chosen: puts in those that a saved set holds now, and says that no others follow (GM18). Nothing while there are no sets. */
export function GroupSetMenu({ accepts = () => true, onPick }: GroupSetMenuProps) {
  const { now } = useApp();
  const { groups } = useShell();
  const sets = useGroupSets();
  if (sets.length === 0) return null;
  return (
    <>
      <Menu
        size="s"
        label={t('setsAddOf')}
        items={() =>
          sets.map((set) => {
            const held = groupsOfSet(groups, set, now()).filter(accepts);
            return {
              id: set.id,
              label: oneLine(set.name),
              end: formatNumber(held.length),
              disabled: held.length === 0,
              onSelect: () => onPick(held.map(({ id }) => id)),
            };
          })
        }
      />
      {sets.some(({ holds }) => holds.by === 'filter') && <Dim>{t('setsAddOfHint')}</Dim>}
    </>
  );
}
