import { Menu } from '@/components/ui/menu.tsx';
import type { SortKey } from '@/utils/domain/filter-sort.ts';
import { t, tOf } from '@/utils/i18n.ts';

const KEYS = ['name', 'country', 'role', 'tag', 'joined'] as const satisfies readonly SortKey[];

export function SortMenu({ by, onChange }: { by: SortKey; onChange(by: SortKey): void }) {
  return (
    <Menu
      icon="sort"
      iconOnly
      size="s"
      label={`${t('sortMenu')}: ${tOf('sort', by)}`}
      items={KEYS.map((key) => ({
        id: key,
        label: tOf('sort', key),
        checked: key === by,
        onSelect: () => onChange(key),
      }))}
    />
  );
}
