import { Icon } from '@/components/ui/icon.tsx';
import { tn } from '@/utils/i18n.ts';
import styles from './confirm.module.css';

/** Who was chosen but will not be acted on, by reason; the names under each. */
export function LeftOut({ people }: { people: readonly { label: string; reason: string }[] }) {
  const byReason = Map.groupBy(people, (person) => person.reason);
  return (
    <section className={styles.leftOut}>
      <h3 className={styles.leftOutTitle}>
        <Icon name="info" size={16} />
        {tn('leftOutTitle', people.length)}
      </h3>
      {[...byReason].map(([reason, group]) => (
        <details key={reason} className={styles.reason}>
          <summary>
            {group.length} · {reason}
          </summary>
          <ul className={styles.names}>
            {group.map((person, index) => (
              // Two people may have the same name, and nothing else is known here.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={index}>
                <bdi>{person.label}</bdi>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
