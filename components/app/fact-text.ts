/** The facts that met a rule's conditions, in words. */
import type { TagId } from '@/utils/domain/ids.ts';
import type { Fact } from '@/utils/domain/screening.ts';
import { formatDate, t, tn, tOf } from '@/utils/i18n.ts';
import { isolate } from './isolate.ts';
import type { TagMap } from './person-row.tsx';
import { countryName, oneLine } from './person-words.ts';

export const tagName = (tags: TagMap, id: TagId): string => isolate(tags.get(id)?.name ?? t('rulesUnknown'));

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
