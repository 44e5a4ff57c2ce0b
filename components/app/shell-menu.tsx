import { Menu } from '@/components/ui/menu.tsx';
import { t } from '@/utils/i18n.ts';
import { useShell } from './shell.tsx';
import { useGroupPlaces } from './use-group-places.ts';
import { useShellEntries } from './use-shell-entries.ts';

/** What can be done anywhere, in the head of the drawer, the side panel and the full page; and where to go with the group in focus. CP60. */
export function ShellMenu() {
  const { group } = useShell();
  const entries = useShellEntries();
  const placesOf = useGroupPlaces();
  return (
    <Menu
      label={t('shellMenu')}
      icon="menu"
      iconOnly
      items={[
        ...entries.map(({ run, ...entry }) => ({ ...entry, onSelect: run })),
        ...(group ? [{ id: 'group', heading: t('groupMore') }, ...placesOf(group.id)] : []),
      ]}
    />
  );
}
