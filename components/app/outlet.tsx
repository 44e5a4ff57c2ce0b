import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Hidden } from '@/components/ui/layout.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { t } from '@/utils/i18n.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import type { Feature } from './feature.ts';
import { missingNeeds, needsText, useCapabilities } from './feature-state.ts';
import styles from './outlet.module.css';
import { useShell } from './shell.tsx';

type OutletProps = {
  feature: Feature;
  panelId: string;
  /** The id of the tab or link that stands for it. */
  labelledBy: string;
  role?: 'tabpanel' | undefined;
  /** What slides over the feature; it stays mounted below, out of reach. */
  over?: ReactNode;
};

/** The feature in view. What goes wrong in it stays in it; what it needs and WhatsApp lacks is named. */
export function Outlet({ feature, panelId, labelledBy, role, over }: OutletProps) {
  const { openFeature } = useShell();
  const title = t(feature.titleKey);
  const missing = missingNeeds(feature, useCapabilities());
  const { View } = feature;
  return (
    <div className={styles.outlet}>
      <div
        role={role}
        id={panelId}
        data-view={feature.id}
        aria-labelledby={labelledBy}
        className={styles.panel}
        inert={Boolean(over)}
      >
        {/* The tab is no heading, and those of the feature stand below one. */}
        {role === 'tabpanel' && (
          <h2>
            <Hidden>{title}</Hidden>
          </h2>
        )}
        <ErrorBoundary key={feature.id} featureId={feature.id} title={title}>
          {missing.length > 0 ? (
            <EmptyState
              icon="ban"
              title={t('featureOff', title)}
              text={t('featureOffText', needsText(missing))}
              action={<Button onClick={() => openFeature('health')}>{t('jobDetails')}</Button>}
            />
          ) : (
            <View />
          )}
        </ErrorBoundary>
      </div>
      {over && (
        <div className={styles.over}>
          <ErrorBoundary featureId="person" title={t('personCard')}>
            {over}
          </ErrorBoundary>
        </div>
      )}
    </div>
  );
}
