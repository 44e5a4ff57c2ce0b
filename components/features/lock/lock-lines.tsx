import { compareNames, groupTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { type NotLocked, whyNotLocked } from '@/utils/domain/lock-preview.ts';
import type { LockSetting } from '@/utils/domain/locks.ts';
import { tn, tOf } from '@/utils/i18n.ts';
import styles from './lock-page.module.css';

type Line = { id: GroupId; name: string; why: NotLocked | undefined };

/** Which groups a lock-down will close, and which are left out and why (LK21); behind their numbers. */
export function LockLines(props: { groupIds: readonly GroupId[]; settings: readonly LockSetting[] }) {
  const { groupIds, settings } = props;
  const { groups } = useShell();
  if (groupIds.length === 0 || settings.length === 0) return null;
  const wanted = new Set(groupIds);
  const lines = groups
    .filter(({ id }) => wanted.has(id))
    .map(
      (group): Line => ({
        id: group.id,
        name: groupTitle(group.subject),
        why: whyNotLocked(group, settings),
      }),
    )
    .sort((a, b) => compareNames(a.name, b.name));
  const locked = lines.filter(({ why }) => !why);
  const leftOut = lines.filter(({ why }) => why);
  return (
    <div>
      <Lines title={tn('lockWill', locked.length)} lines={locked} />
      {leftOut.length > 0 && <Lines title={tn('lockLeftOut', leftOut.length)} lines={leftOut} />}
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
