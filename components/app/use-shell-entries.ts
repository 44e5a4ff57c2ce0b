import type { IconName } from '@/components/ui/icon.tsx';
import { KEYS } from '@/components/ui/keys.ts';
import { t } from '@/utils/i18n.ts';
import { useApp } from './context.tsx';
import { keyText } from './key-text.ts';
import { useShell } from './shell.tsx';
import { useCommand } from './use-command.ts';

export type ShellEntry = {
  id: string;
  label: string;
  icon: IconName;
  /** Its keys, as they are written. */
  end?: string | undefined;
  run(): void;
};

/** What can be done anywhere: in the menu of the head, and in the palette. */
export function useShellEntries(): ShellEntry[] {
  const { here, openPage } = useApp();
  const { showAround, toast, openFeature } = useShell();
  const command = useCommand();
  const openPanel = async () => {
    if (!(await openPage('panel'))) toast({ kind: 'info', text: t('panelByHand') });
  };
  const entries: (ShellEntry | false)[] = [
    {
      id: 'palette',
      label: t('paletteTitle'),
      icon: 'search',
      end: keyText(KEYS.everywhere.palette[0]),
      run: () => showAround('palette'),
    },
    {
      id: 'keys',
      label: t('keysTitle'),
      icon: 'menu',
      end: keyText(KEYS.everywhere.keys[0]),
      run: () => showAround('keys'),
    },
    {
      id: 'tour',
      label: t('tourStart'),
      icon: 'info',
      run: () => {
        void command('putSettings', { settings: { tourOn: true } });
        if (here === 'dashboard') toast({ kind: 'info', text: t('tourInDrawer') });
        else openFeature('requests');
      },
    },
    here !== 'panel' && {
      id: 'panel',
      label: t('panelOpen'),
      icon: 'table',
      run: () => void openPanel(),
    },
    here !== 'dashboard' && {
      id: 'dashboard',
      label: t('openDashboard'),
      icon: 'external',
      run: () => void openPage('dashboard'),
    },
  ];
  return entries.filter((entry) => entry !== false);
}
