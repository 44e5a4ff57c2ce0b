/** Rules, conditions and the facts that met them, in words. */
import { isolate } from '@/components/app/isolate.ts';
import { countryName, oneLine } from '@/components/app/person-words.ts';
import type { TagMap } from '@/components/app/person-row.tsx';
import type { PersonId, TagId } from '@/utils/domain/ids.ts';
import type { Condition, Fact, ScreeningRule } from '@/utils/domain/screening.ts';
import { formatDate, formatList, t, tn, tOf } from '@/utils/i18n.ts';

export type Names = {
  tags: TagMap;
  /** People who brought others, by id. */
  people: ReadonlyMap<PersonId, string>;
};

const tagName = (tags: TagMap, id: TagId): string => isolate(tags.get(id)?.name ?? t('rulesUnknown'));
const either = (words: readonly string[]): string => words.join(t('rulesOr'));

/** "the number is from Norway or Sweden" */
export function conditionText(condition: Condition, { tags, people }: Names): string {
  switch (condition.kind) {
    case 'country': {
      const countries = either(condition.countries.map(countryName));
      return condition.is === 'one-of'
        ? t('condition_countryIs', countries)
        : t('condition_countryIsNot', countries);
    }
    case 'number':
      return condition.is === 'known' ? t('condition_numberKnown') : t('condition_numberHidden');
    case 'method':
      return t('condition_methodIs', either(condition.methods.map((method) => tOf('method', method))));
    case 'brought':
      if (condition.by !== 'people')
        return condition.by === 'anybody' ? t('condition_broughtAnybody') : t('condition_broughtNobody');
      return t(
        'condition_broughtPeople',
        either(condition.people.map((id) => isolate(people.get(id) ?? t('rulesUnknown')))),
      );
    case 'name': {
      const pattern = isolate(condition.pattern.text, 60);
      return condition.is === 'like' ? t('condition_nameLike', pattern) : t('condition_nameUnlike', pattern);
    }
    case 'listed':
      return condition.on === 'deny' ? t('condition_onDeny') : t('condition_onAllow');
    case 'removed':
      return condition.withinDays === undefined
        ? t('condition_removedEver')
        : tn('condition_removedWithin', condition.withinDays);
    case 'strikes':
      return tn('condition_strikes', condition.atLeast);
    case 'tag':
      return t('condition_tagIs', either(condition.tags.map((id) => tagName(tags, id))));
    case 'in-groups':
      return tn('condition_inGroups', condition.atLeast);
    case 'places-left':
      return tn('condition_placesLeft', condition.atMost);
    case 'age':
      return condition.is === 'older'
        ? tn('condition_older', condition.hours)
        : tn('condition_newer', condition.hours);
  }
}

/** "Reject, when the number is hidden and the name is like “shop”" */
export function ruleText(rule: Pick<ScreeningRule, 'conditions' | 'verdict'>, names: Names): string {
  const conditions = formatList(rule.conditions.map((condition) => conditionText(condition, names)));
  return t('ruleSentence', tOf('verdict', rule.verdict), conditions);
}

/** The fact itself: "number from Norway", "removed on 3 May". */
export function factText(fact: Fact, tags: TagMap): string {
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
    case 'removed':
      return t('fact_removed', formatDate(fact.at));
    case 'strikes':
      return tn('strikesCount', fact.count);
    case 'tag':
      return t('fact_tag', tagName(tags, fact.tagId));
    case 'in-groups':
      return tn('fact_inGroups', fact.count);
    case 'places-left':
      return tn('fact_placesLeft', fact.count);
    case 'age':
      return tn('fact_age', fact.hours);
  }
}
