import { useApp } from '@/components/app/context.tsx';
import { JobLine } from '@/components/app/job-line.tsx';
import { Outlet } from '@/components/app/outlet.tsx';
import { useShell } from '@/components/app/shell.tsx';
import type { ShellServices } from '@/components/app/use-shell-services.tsx';
import {
  BackupDue,
  ConfirmScreen,
  FEATURES,
  PersonCard,
  RaidNotice,
} from '@/components/features/registry.ts';
import { Toasts } from '@/components/ui/toasts.tsx';
import type { Settings } from '@/utils/domain/settings.ts';
import { t } from '@/utils/i18n.ts';
import { FeatureTabs } from './feature-tabs.tsx';
import { FirstRun } from './first-run.tsx';
import { Tour } from './tour.tsx';

const PANEL_ID = 'muster-outlet';

type DrawerBodyProps = {
  featureId: string;
  /** Missing until they arrive. */
  settings: Settings | undefined;
  services: ShellServices;
  onNoticeRead(): void;
};

/** What the drawer and the side panel have in common below their heads: the notice, or the tabs with the feature in view. */
export function DrawerBody({ featureId, settings, services, onNoticeRead }: DrawerBodyProps) {
  const { openPage } = useApp();
  const { group, openFeature } = useShell();
  const feature = FEATURES.find((one) => one.id === featureId);
  return (
    <>
      {settings && settings.noticeReadAt === undefined ? (
        <FirstRun onRead={onNoticeRead} />
      ) : (
        <>
          <RaidNotice groupId={group?.id} />
          <FeatureTabs active={featureId} onSelect={openFeature} panelId={PANEL_ID} />
          {settings?.tourOn && <Tour active={featureId} panelId={PANEL_ID} />}
          {feature && (
            <Outlet
              feature={feature}
              panelId={PANEL_ID}
              labelledBy={`${PANEL_ID}-${featureId}`}
              role="tabpanel"
              over={
                services.person && (
                  <PersonCard
                    key={services.person.personId}
                    {...services.person}
                    onBack={services.closePerson}
                  />
                )
              }
            />
          )}
        </>
      )}
      <BackupDue onMake={() => void openPage('dashboard', 'settings?backup')} />
      <JobLine />
    </>
  );
}

/** The confirm screen, while one is asked for. */
export function AskedConfirm({ asked }: Pick<ShellServices, 'asked'>) {
  return (
    asked && (
      <ConfirmScreen
        plan={asked.plan}
        problem={asked.problem}
        busy={asked.busy}
        onCancel={asked.cancel}
        onConfirm={asked.go}
      />
    )
  );
}

export function ShellToasts({ services }: { services: ShellServices }) {
  return (
    <Toasts
      toasts={services.toasts}
      onDismiss={services.dismiss}
      label={t('toastsLabel')}
      dismissLabel={t('dismiss')}
    />
  );
}
