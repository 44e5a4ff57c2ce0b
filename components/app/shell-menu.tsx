import { Menu } from '@/components/ui/menu.tsx';
import { t } from '@/utils/i18n.ts';
import { useShellEntries } from './use-shell-entries.ts';

/** What can be done anywhere, in the head of the drawer, the side panel and the full page. */
export function ShellMenu() {
  const entries = useShellEntries();
  return (
    <Menu
      label={t('shellMenu')}
      icon="menu"
      iconOnly
      items={entries.map(({ run, ...entry }) => ({ ...entry, onSelect: run }))}
    />
  );
}
