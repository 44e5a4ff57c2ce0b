import { type MessageKey, t } from '@/utils/i18n.ts';

/** Every table that an export has. */
export const TABLE_NAMES: Readonly<Record<string, MessageKey>> = {
  accounts: 'table_accounts',
  groups: 'table_groups',
  people: 'table_people',
  identities: 'table_identities',
  memberships: 'table_memberships',
  requests: 'table_requests',
  tags: 'tagsTitle',
  tagged: 'table_tagged',
  notes: 'notesTitle',
  templates: 'templatesTitle',
  jobs: 'jobsTitle',
  items: 'table_items',
  merges: 'table_merges',
  reinvites: 'table_reinvites',
  log: 'logTitle',
  settings: 'settingsTitle',
  rules: 'rulesTitle',
  listed: 'listsTitle',
  pastRequests: 'table_pastRequests',
  strikes: 'strikesTitle',
  dismissals: 'importDismissals',
  lockdowns: 'table_lockdowns',
  lockPlans: 'table_lockPlans',
  locked: 'table_locked',
  raidModes: 'raidTitle',
  raids: 'table_raids',
  groupSets: 'setsTitle',
  segments: 'segmentsTitle',
  snapshots: 'snapTitle',
};

/** Tables that came with a later version are shown by their own name. */
export function tableName(name: string): string {
  const key = Object.hasOwn(TABLE_NAMES, name) ? TABLE_NAMES[name] : undefined;
  return key ? t(key) : name;
}
