import { Mark } from '@/components/app/mark.tsx';
import { useLocks } from '@/components/features/registry.ts';
import type { Ref } from 'react';
import { CountBadge } from '@/components/ui/chip.tsx';
import { formatNumber, t, tn } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import styles from './overlay.module.css';

/** Beyond this the number no longer fits the badge, and no longer matters. */
const SHOWN_MOST = 999;

/** The round button at the edge, with the number of people who wait and a mark while a raid is to be answered (LK20). */
export function Launcher(props: {
  groups: readonly GroupRow[];
  onOpen(): void;
  ref?: Ref<HTMLButtonElement> | undefined;
}) {
  const { groups, onOpen, ref } = props;
  const isRaid = useLocks().value?.raids.length;
  const pending = groups.reduce((sum, group) => sum + group.pendingCount, 0);
  const open = pending > 0 ? tn('launcherPending', pending) : t('launcherOpen');
  const name = isRaid ? t('launcherRaid', open) : open;
  const badge = isRaid
    ? '!'
    : pending > 0 && (pending > SHOWN_MOST ? `${formatNumber(SHOWN_MOST)}+` : formatNumber(pending));
  return (
    <button
      ref={ref}
      type="button"
      className={styles.launcher}
      aria-label={name}
      aria-keyshortcuts="Alt+Shift+M"
      title={`${name} (${t('launcherShortcut')})`}
      onClick={onOpen}
    >
      <Mark />
      {badge && (
        <span className={styles.launcherCount} aria-hidden="true">
          <CountBadge count={badge} />
        </span>
      )}
    </button>
  );
}
