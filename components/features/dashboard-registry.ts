import type { Feature } from '@/components/app/feature.ts';
import type { Slots } from '@/components/app/shell.tsx';
import { advisor } from './advisor/feature.ts';
import { group } from './group/feature.ts';
import { groups } from './groups/feature.ts';
import { health } from './health/feature.ts';
import { insight } from './insight/feature.ts';
import { jobs } from './jobs/feature.ts';
import { lists } from './lists/feature.ts';
import { lock } from './lock/feature.ts';
import { LockMore } from './lock/lock-more.tsx';
import { useLockCount } from './lock/use-lock-preview.ts';
import { people } from './people/feature.ts';
import { PersonPage } from './person/person-page.tsx';
import { FEATURES, SLOTS } from './registry.ts';
import { rules } from './screening/feature.ts';
import { BackupReminder } from './settings/backup-reminder.tsx';
import { BACKUP_ACTIONS } from './settings/backup-section.tsx';
import { settings } from './settings/feature.ts';
import { MoreSections } from './settings/more-sections.tsx';
import { snapshots } from './snapshots/feature.ts';

/** What only the full page shows stands here, with all the rest: so WhatsApp's page does not carry it. */
export const DASHBOARD_FEATURES: readonly Feature[] = FEATURES.flatMap((feature) =>
  feature === group
    ? [group, groups, people, insight, advisor, lock, snapshots, rules, lists]
    : feature === settings
      ? [{ ...settings, actions: BACKUP_ACTIONS, ofAllGroups: true }]
      : [feature === jobs || feature === health ? { ...feature, ofAllGroups: true } : feature],
);

export const DASHBOARD_SLOTS: Slots = {
  ...SLOTS,
  features: DASHBOARD_FEATURES,
  onFullPage: {},
  LockMore,
  useLockCount,
  PersonPage,
  MoreSettings: MoreSections,
};

export { BackupReminder, PersonPage };
