import { Menu } from '@/components/ui/menu.tsx';
import { chooseSort, type Sort, type SortKey } from '@/utils/domain/filter-sort.ts';
import { t, tOf } from '@/utils/i18n.ts';

const KEYS = ['name', 'country', 'role', 'tag', 'joined'] as const satisfies readonly SortKey[];

const sortText = ({ by, descending }: Sort): string => (descending ? tOf('sortDown', by) : tOf('sort', by));

/** Each key in the direction it has or begins with; the chosen one says what choosing it again gives. */
export function SortMenu({ sort, onChoose }: { sort: Sort; onChoose(by: SortKey): void }) {
  return (
    <Menu
      icon="sort"
      iconOnly
      size="s"
      label={`${t('sortMenu')}: ${sortText(sort)}`}
      items={KEYS.map((by) => {
        const next = chooseSort(sort, by);
        const checked = by === sort.by;
        return {
          id: by,
          label: sortText(checked ? sort : next),
          detail: checked ? t('sortAgain', sortText(next)) : undefined,
          checked,
          onSelect: () => onChoose(by),
        };
      })}
    />
  );
}
