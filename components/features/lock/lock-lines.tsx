import { compareNames, groupTitle } from '@/components/app/person-words.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import { Dim } from '@/components/ui/layout.tsx';
import { Banner } from '@/components/ui/states.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { lockTakes, type NotLocked } from '@/utils/domain/lock-preview.ts';
import type { LockSetting } from '@/utils/domain/locks.ts';
import { formatDuration, t, tn, tOf } from '@/utils/i18n.ts';
import styles from './lock-page.module.css';
import { useLockPreview } from './use-lock-preview.ts';

/** A few settings: nothing to say about the time. */
const MOMENT_MS = 15_000;

type Line = { id: GroupId; name: string; why: NotLocked | undefined };

/** Which groups a lock-down will close, and which are left out and why (LK21), behind their numbers; and how long it takes (LK58). */
export function LockLines(props: {
  groupIds: readonly GroupId[];
  settings: readonly LockSetting[];
  lastsMs: number | undefined;
}) {
  const { groupIds, settings, lastsMs } = props;
  const preview = useLockPreview(groupIds, settings);
  const { pacing } = useSettings();
  if (groupIds.length === 0 || settings.length === 0) return null;
  const lines = preview
    .map(({ group, why }): Line => ({ id: group.id, name: groupTitle(group.subject), why }))
    .sort((a, b) => compareNames(a.name, b.name));
  const locked = lines.filter(({ why }) => !why);
  const leftOut = lines.filter(({ why }) => why);
  const closed = preview.flatMap(({ group, why }) => (why ? [] : [group]));
  const { ms, isLong } = lockTakes(closed, settings, lastsMs, pacing);
  return (
    <div>
      <Lines title={tn('lockWill', locked.length)} lines={locked} />
      {leftOut.length > 0 && <Lines title={tn('lockLeftOut', leftOut.length)} lines={leftOut} />}
      {isLong ? (
        <Banner kind="warning">{t('lockSlow', formatDuration(ms))}</Banner>
      ) : (
        ms > MOMENT_MS && <Dim>{`${t('confirmAbout', formatDuration(ms))}, ${t('confirmPace')}`}</Dim>
      )}
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <details className={styles.lines}>
      <summary>{title}</summary>
      <ul>
        {lines.map(({ id, name, why }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            {why && <span className={styles.why}> · {tOf('notLocked', why)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
