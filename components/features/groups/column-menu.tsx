import { useCommand } from '@/components/app/use-command.ts';
import { Menu } from '@/components/ui/menu.tsx';
import { GROUP_COLUMNS } from '@/utils/domain/group-table.ts';
import { t, tOf } from '@/utils/i18n.ts';

/** Which columns the table shows; the name always. Kept among the settings. GM19. */
export function ColumnMenu({ hidden }: { hidden: readonly string[] }) {
  const command = useCommand();
  const keep = (hiddenGroupColumns: string[]) =>
    void command('putSettings', { settings: { hiddenGroupColumns } });
  return (
    <Menu
      size="s"
      icon="table"
      iconOnly
      label={t('groupsColumns')}
      items={() => [
        { id: 'heading', heading: t('groupsColumns') },
        ...GROUP_COLUMNS.filter((id) => id !== 'name').map((id) => ({
          id,
          label: tOf('groupsColumn', id),
          checked: !hidden.includes(id),
          onSelect: () =>
            keep(hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id]),
        })),
        { id: 'divider', divider: true },
        {
          id: 'all',
          label: t('groupsColumnsAll'),
          disabled: hidden.length === 0,
          onSelect: () => keep([]),
        },
      ]}
    />
  );
}
