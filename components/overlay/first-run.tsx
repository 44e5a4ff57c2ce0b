import { Button } from '@/components/ui/button.tsx';
import { Icon, type IconName } from '@/components/ui/icon.tsx';
import { type MessageKey, t } from '@/utils/i18n.ts';
import styles from './overlay.module.css';

const points: readonly { icon: IconName; key: MessageKey }[] = [
  { icon: 'info', key: 'noticeNotAffiliated' },
  { icon: 'warning', key: 'noticeRestrict' },
  { icon: 'user', key: 'noticeSmall' },
  { icon: 'check', key: 'noticeConfirm' },
  { icon: 'lock', key: 'noticeLocal' },
  { icon: 'clock', key: 'noticeCounts' },
];

/** Said once, before anything else. */
export function FirstRun({ onRead }: { onRead(): void }) {
  return (
    <section className={styles.notice} aria-labelledby="muster-notice">
      <h2 id="muster-notice" className={styles.noticeTitle}>
        {t('noticeTitle')}
      </h2>
      <ul className={styles.noticePoints}>
        {points.map(({ icon, key }) => (
          <li key={key} className={styles.noticePoint}>
            <Icon name={icon} />
            <span>{t(key)}</span>
          </li>
        ))}
      </ul>
      <Button variant="primary" onClick={onRead}>
        {t('noticeRead')}
      </Button>
    </section>
  );
}
