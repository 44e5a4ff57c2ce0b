import { useApp } from '@/components/app/context.tsx';
import type { Feature } from '@/components/app/feature.ts';
import { missingNeeds, needsText } from '@/components/app/feature-state.ts';
import { Mark } from '@/components/app/mark.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { formatNumber, t } from '@/utils/i18n.ts';
import styles from './dashboard.module.css';

/** The parts of Muster, as links with icons and words. */
export function Rail({ features, active }: { features: readonly Feature[]; active: string }) {
  const { account } = useApp();
  return (
    <nav className={styles.rail} aria-label={t('dashboardNav')}>
      <h1 className={styles.brand}>
        <Mark size={22} />
        {t('extensionName')}
      </h1>
      {features.map((feature) => {
        // The list is a constant, so these hooks come in the same order every time.
        const count = feature.count?.();
        const missing = missingNeeds(feature, account?.capabilities ?? []);
        return (
          <a
            key={feature.id}
            href={`#${feature.id}`}
            className={styles.link}
            aria-current={feature.id === active ? 'page' : undefined}
            data-off={missing.length > 0 || undefined}
            title={missing.length > 0 ? t('featureOffHint', needsText(missing)) : undefined}
          >
            <Icon name={feature.icon} />
            <span className={styles.word}>{t(feature.titleKey)}</span>
            {count !== undefined && count > 0 && <span className={styles.count}>{formatNumber(count)}</span>}
          </a>
        );
      })}
    </nav>
  );
}
