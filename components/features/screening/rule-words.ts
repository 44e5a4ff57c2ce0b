/** Rules and conditions, in words. */
import { tagName } from '@/components/app/fact-text.ts';
import { isolate } from '@/components/app/isolate.ts';
import { countryName } from '@/components/app/person-words.ts';
import type { TagMap } from '@/components/app/person-row.tsx';
import type { PersonId } from '@/utils/domain/ids.ts';
import type { Condition, ScreeningRule } from '@/utils/domain/screening.ts';
import { formatList, t, tn, tOf } from '@/utils/i18n.ts';

export type Names = {
  tags: TagMap;
  /** Whom rules name, and who brought somebody that waits now. */
  people: ReadonlyMap<PersonId, string>;
  /** Of these, the latter. */
  inviters: ReadonlyMap<PersonId, string>;
};

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
