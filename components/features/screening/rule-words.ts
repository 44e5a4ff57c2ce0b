/** Rules and conditions, in words. */
import { tagName } from '@/components/app/fact-text.ts';
import { isolate } from '@/components/app/isolate.ts';
import { countryName } from '@/components/app/person-words.ts';
import type { TagMap } from '@/components/app/person-row.tsx';
import type { PersonId } from '@/utils/domain/ids.ts';
import type { PatternProblem } from '@/utils/domain/pattern-problem.ts';
import { isFinished, type Unfinished } from '@/utils/domain/screening-rule.ts';
import type { Negated, ScreeningRule } from '@/utils/domain/screening.ts';
import { formatList, t, tn, tOf } from '@/utils/i18n.ts';

export type Names = {
  tags: TagMap;
  /** Whom rules name, and who brought somebody that waits now. */
  people: ReadonlyMap<PersonId, string>;
  /** Of these, the latter. */
  inviters: ReadonlyMap<PersonId, string>;
};

const either = (words: readonly string[]): string => words.join(t('rulesOr'));
/** After a "not". */
const neither = (words: readonly string[]): string => words.join(t('rulesNor'));

const isNot = ({ is }: Negated): boolean => is === 'not';

/** "the number is from Norway or Sweden"; three dots while something is missing. */
export function conditionText(condition: Unfinished, { tags, people }: Names): string {
  if (!isFinished(condition)) return '…';
  switch (condition.kind) {
    case 'country': {
      const countries = condition.countries.map(countryName);
      return condition.is === 'one-of'
        ? t('condition_countryIs', either(countries))
        : t('condition_countryIsNot', neither(countries));
    }
    case 'number':
      return condition.is === 'known' ? t('condition_numberKnown') : t('condition_numberHidden');
    case 'method': {
      const methods = condition.methods.map((method) => tOf('method', method));
      return isNot(condition)
        ? t('condition_methodIsNot', neither(methods))
        : t('condition_methodIs', either(methods));
    }
    case 'brought': {
      if (condition.by !== 'people')
        return (condition.by === 'anybody') === isNot(condition)
          ? t('condition_broughtNobody')
          : t('condition_broughtAnybody');
      const named = condition.people.map((id) => isolate(people.get(id) ?? t('rulesUnknown')));
      return isNot(condition)
        ? t('condition_broughtNotPeople', neither(named))
        : t('condition_broughtPeople', either(named));
    }
    case 'name': {
      const pattern = isolate(condition.pattern.text, 60);
      return condition.is === 'like' ? t('condition_nameLike', pattern) : t('condition_nameUnlike', pattern);
    }
    case 'listed':
      if (condition.on === 'deny') return isNot(condition) ? t('condition_notOnDeny') : t('condition_onDeny');
      return isNot(condition) ? t('condition_notOnAllow') : t('condition_onAllow');
    case 'removed': {
      const { withinDays } = condition;
      if (withinDays === undefined)
        return isNot(condition) ? t('condition_removedNever') : t('condition_removedEver');
      return isNot(condition)
        ? tn('condition_removedNotWithin', withinDays)
        : tn('condition_removedWithin', withinDays);
    }
    case 'strikes': {
      const { atLeast } = condition;
      if (!isNot(condition)) return tn('condition_strikes', atLeast);
      return atLeast === 1 ? t('condition_strikesNone') : tn('condition_strikesFewer', atLeast);
    }
    case 'tag': {
      const named = either(condition.tags.map((id) => tagName(tags, id)));
      return isNot(condition)
        ? tn('condition_tagsNone', condition.tags.length, named)
        : t('condition_tagIs', named);
    }
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

/** "[a-z has no closing ]"; of an unknown mistake, what the engine says. */
export const patternText = ({ kind, part }: PatternProblem): string =>
  tOf('patternProblem', kind, isolate(part, 60));

/** "Reject, when the number is hidden and the name is like “shop”" */
export function ruleText(
  rule: Pick<ScreeningRule, 'verdict'> & { conditions: readonly Unfinished[] },
  names: Names,
): string {
  const conditions = formatList(rule.conditions.map((condition) => conditionText(condition, names)));
  return t('ruleSentence', tOf('verdict', rule.verdict), conditions);
}
