/** What a rule says, and the facts that met its conditions, in words. */
import type { TagId } from '@/utils/domain/ids.ts';
import type { Fact, Verdict } from '@/utils/domain/screening.ts';
import { formatDate, formatList, t, tn, tOf } from '@/utils/i18n.ts';
import { isolate } from './isolate.ts';
import type { TagMap } from './person-row.tsx';
import { countryName, oneLine } from './person-words.ts';

export const tagName = (tags: TagMap, id: TagId): string => isolate(tags.get(id)?.name ?? t('rulesUnknown'));

/** The fact itself: "number from Norway", "removed on 3 May". */
function factText(fact: Fact, tags: TagMap): string {
  switch (fact.kind) {
    case 'country':
      return t('fact_country', countryName(fact.country));
    case 'number':
      return fact.is === 'known' ? t('fact_numberKnown') : t('numberHidden');
    case 'method':
      return tOf('method', fact.method);
    case 'brought':
      return fact.name === undefined ? t('fact_alone') : t('methodAddedBy', isolate(fact.name));
    case 'name':
      return fact.is === 'like'
        ? t('fact_nameLike', isolate(fact.name ?? ''), isolate(fact.pattern, 60))
        : t('fact_nameUnlike', isolate(fact.pattern, 60));
    case 'listed': {
      const list = tOf('fact_listed', fact.on);
      return fact.reason === undefined ? list : `${list}: ${oneLine(fact.reason)}`;
    }
    case 'not-listed':
      return tOf('fact_notListed', fact.on);
    case 'removed':
      return fact.at === undefined ? t('fact_removedNever') : t('fact_removed', formatDate(fact.at));
    case 'strikes':
      return tn('strikesCount', fact.count);
    case 'tag':
      return t('fact_tag', tagName(tags, fact.tagId));
    case 'no-tag':
      return tn('fact_tagsNone', fact.tagIds.length, formatList(fact.tagIds.map((id) => tagName(tags, id))));
    case 'in-groups':
      return tn('fact_inGroups', fact.count);
    case 'places-left':
      return tn('fact_placesLeft', fact.count);
    case 'age':
      return tn('fact_age', fact.hours);
  }
}

/** "number from Norway · came alone" */
export const factsText = (facts: readonly Fact[], tags: TagMap): string =>
  facts.map((fact) => factText(fact, tags)).join(' · ');

/** "Would reject · Ticket sellers: on the deny list" */
export function sayDecision(
  { verdict, facts, ruleName }: { verdict: Verdict; facts: readonly Fact[]; ruleName: string },
  tags: TagMap,
): string {
  return `${tOf('ruleWould', verdict, isolate(ruleName))}: ${factsText(facts, tags)}`;
}
