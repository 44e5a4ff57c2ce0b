import { useLack } from '@/components/app/feature-state.ts';
import { GroupPicker } from '@/components/app/group-picker.tsx';
import { Mark } from '@/components/app/mark.tsx';
import { ShellMenu } from '@/components/app/shell-menu.tsx';
import type { GroupFocus } from '@/components/app/use-group-focus.ts';
import { IconButton } from '@/components/ui/button.tsx';
import { t } from '@/utils/i18n.ts';
import styles from './overlay.module.css';

/** Which group, whether it stays, and the way out. */
export function DrawerHeader({ focus, onClose }: { focus: GroupFocus; onClose?: (() => void) | undefined }) {
  const { pinned } = focus;
  const noFollowing = useLack('active-chat');
  const mode = pinned ? 'groupPinned' : noFollowing ? 'groupFollowsNot' : 'groupFollows';
  return (
    <div className={styles.header}>
      <span className={styles.mark}>
        <Mark size={20} />
      </span>
      <GroupPicker focus={focus} mode={t(mode)} />
      <IconButton
        icon={pinned ? 'pin-off' : 'pin'}
        label={pinned ? t('groupUnpin') : t('groupPin')}
        pressed={pinned}
        onClick={() => focus.setPinned(!pinned)}
      />
      <span data-tour-menu>
        <ShellMenu />
      </span>
      {onClose && (
        <IconButton icon="close" label={t('launcherClose')} hint={t('launcherShortcut')} onClick={onClose} />
      )}
    </div>
  );
}
