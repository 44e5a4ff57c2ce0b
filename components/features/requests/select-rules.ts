import type { TagMap } from '@/components/app/person-row.tsx';
import { countryName, oneLine } from '@/components/app/person-words.ts';
import type { MenuItem } from '@/components/ui/menu.tsx';
import { countBy, countryOf, NO_COUNTRY, tagsInGroup } from '@/utils/domain/filter.ts';
import { formatNumber, t, tn, tOf } from '@/utils/i18n.ts';
import type { RequestRow } from '@/utils/store/api.ts';
import { keyOf, type RuleMarks } from './use-rule-marks.ts';

const dayMs = 86_400_000;
const AGES = [1, 7, 30] as const;
/** The frequent ones; for the others there is the filter. */
const SHOWN_COUNTRIES = 6;

/** Choosing by rule: what screening rules say, longer than so many days, a country, a tag. Each entry says how many it takes. */
export function selectRules(
  rows: readonly RequestRow[],
  tags: TagMap,
  addWhere: (test: (row: RequestRow) => boolean) => void,
  nowMs: number,
  marks: RuleMarks,
  ruled: Set<string>,
): MenuItem[] {
  const rule = (
    id: string,
    label: string,
    test: (row: RequestRow) => boolean,
    noted?: Set<string>,
  ): MenuItem[] => {
    const found = rows.filter(test);
    const onSelect = () => {
      for (const row of found) noted?.add(keyOf(row));
      addWhere(test);
    };
    return found.length === 0 ? [] : [{ id, label, end: formatNumber(found.length), onSelect }];
  };
  const screened = (['approve', 'reject'] as const).flatMap((verdict) =>
    rule(verdict, tOf('selectRule', verdict), (row) => marks.get(keyOf(row))?.verdict === verdict, ruled),
  );
  const ages = AGES.flatMap((days) =>
    rule(`age${days}`, tn('selectOlder', days), (row) => row.requestedAt < nowMs - days * dayMs),
  );
  const countries = countBy(rows, (row) => [countryOf(row)])
    .slice(0, SHOWN_COUNTRIES)
    .flatMap(([country]) =>
      rule(
        `country-${country}`,
        country === NO_COUNTRY ? t('filterNoCountry') : countryName(country),
        (row) => countryOf(row) === country,
      ),
    );
  const byTag = [...tags.values()].flatMap((tag) =>
    rule(`tag-${tag.id}`, oneLine(tag.name), (row) => tagsInGroup(row).includes(tag.id)),
  );
  return [
    ...(screened.length > 0 ? [{ id: 'screened', divider: true } as const, ...screened] : []),
    ...(ages.length > 0 ? [{ id: 'ages', divider: true } as const, ...ages] : []),
    ...(countries.length > 0 ? [{ id: 'countries', heading: t('selectCountryHeading') }, ...countries] : []),
    ...(byTag.length > 0 ? [{ id: 'tags', heading: t('selectTagHeading') }, ...byTag] : []),
  ];
}
