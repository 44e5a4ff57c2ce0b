import { type MessageKey, t } from '@/utils/i18n.ts';

/** The tables that hold people, in the order in which they are told. */
const TITLES: Readonly<Record<string, MessageKey>> = {
  people: 'table_people',
  identities: 'table_identities',
  memberships: 'table_memberships',
  requests: 'table_requests',
  pastRequests: 'table_pastRequests',
  tagged: 'table_tagged',
  notes: 'notesTitle',
  strikes: 'strikesTitle',
  listed: 'listsTitle',
  log: 'logTitle',
  jobs: 'jobsTitle',
  items: 'table_items',
  merges: 'table_merges',
  reinvites: 'table_reinvites',
  snapshots: 'snapTitle',
  rules: 'rulesTitle',
  dismissals: 'importDismissals',
  insightWriters: 'insightTitle',
};

export const TRACE_TABLES = Object.keys(TITLES);

/** Tables that came with a later version are shown by their own name. */
export function traceTitle(name: string): string {
  const key = Object.hasOwn(TITLES, name) ? TITLES[name] : undefined;
  return key ? t(key) : name;
}
