import { missingNeeds, needsText, useCapabilities } from '@/components/app/feature-state.ts';
import { FEATURES } from '@/components/features/registry.ts';
import { Tabs } from '@/components/ui/tabs.tsx';
import { formatNumber, t } from '@/utils/i18n.ts';
import styles from './overlay.module.css';

const features = FEATURES.filter((feature) => feature.where.includes('overlay'));

/** One tab a feature, with its count; a feature whose needs are not met is greyed and says why. */
export function FeatureTabs(props: { active: string; onSelect(id: string): void; panelId: string }) {
  const capabilities = useCapabilities();
  const items = features.map((feature) => {
    // The list is a constant, so these hooks come in the same order every time.
    const count = feature.count?.();
    const missing = missingNeeds(feature, capabilities);
    return {
      id: feature.id,
      label: t(feature.titleKey),
      count: count === undefined || count === 0 ? undefined : formatNumber(count),
      off: missing.length > 0,
      title: missing.length > 0 ? t('featureOffHint', needsText(missing)) : undefined,
    };
  });
  return (
    <div className={styles.tabs}>
      <Tabs
        items={items}
        active={props.active}
        onSelect={props.onSelect}
        label={t('tabsLabel')}
        moreLabel={t('moreActions')}
        panelId={props.panelId}
      />
    </div>
  );
}
