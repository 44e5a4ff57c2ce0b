import type { MessageKey } from '@/utils/i18n.ts';

/**
 * CP50: by the place in the full page, the names of what only that has: the part itself, and what it can do. Its views are
 * not in WhatsApp's page, so they are named here once more; a test holds the two against each other.
 */
export const ON_FULL_PAGE = {
  groups: ['groupsTitle'],
  people: ['peopleTitle'],
  insight: ['insightTitle'],
  advisor: ['advisorTitle'],
  lock: ['lockTitle', 'lockNowAsk', 'planNew'],
  snapshots: ['snapTitle', 'snapTake', 'snapDaily'],
  rules: ['rulesTitle', 'rulesNew'],
  lists: ['listsTitle', 'listsAdd'],
  settings: ['backupMake'],
} as const satisfies Record<string, readonly MessageKey[]>;
