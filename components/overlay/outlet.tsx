import { useApp } from '@/components/app/context.tsx';
import { useShell } from '@/components/app/shell.tsx';
import type { ShellServices } from '@/components/app/use-shell-services.tsx';
import { FEATURES, PersonCard } from '@/components/features/registry.ts';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { t } from '@/utils/i18n.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { missingNeeds, needsText } from './feature-state.ts';
import styles from './overlay.module.css';

type OutletProps = {
  featureId: string;
  panelId: string;
  person: ShellServices['person'];
  onClosePerson(): void;
};

/** The feature in view, and a person's card sliding over it. */
export function Outlet({ featureId, panelId, person, onClosePerson }: OutletProps) {
  const { account } = useApp();
  const { openFeature } = useShell();
  const feature = FEATURES.find((one) => one.id === featureId);
  if (!feature) return null;
  const title = t(feature.titleKey);
  const missing = missingNeeds(feature, account?.capabilities ?? []);
  const { View } = feature;
  return (
    <div className={styles.outlet}>
      <div
        role="tabpanel"
        id={panelId}
        aria-labelledby={`${panelId}-${featureId}`}
        className={styles.panel}
        inert={person !== undefined}
      >
        <ErrorBoundary key={featureId} featureId={featureId} title={title}>
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
      {person && (
        <ErrorBoundary key={person.personId} featureId="person" title={t('personHistory')}>
          <PersonCard personId={person.personId} groupId={person.groupId} onBack={onClosePerson} />
        </ErrorBoundary>
      )}
    </div>
  );
}
