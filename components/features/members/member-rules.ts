import type { TagMap } from '@/components/app/person-row.tsx';
import { countryName, oneLine } from '@/components/app/person-words.ts';
import type { MenuItem } from '@/components/ui/menu.tsx';
import { countBy, countryOf, NO_COUNTRY, tagsInGroup } from '@/utils/domain/filter.ts';
import { formatNumber, t, tOf } from '@/utils/i18n.ts';
import type { MemberRow } from '@/utils/store/api.ts';

/** The frequent ones; for the others there is the filter. */
const SHOWN_COUNTRIES = 6;

/** Choosing members by rule: a role, a country, a tag. */
export function memberRules(
  rows: readonly MemberRow[],
  tags: TagMap,
  addWhere: (test: (row: MemberRow) => boolean) => void,
): MenuItem[] {
  const entry = (id: string, label: string, count: number, test: (row: MemberRow) => boolean): MenuItem => ({
    id,
    label,
    end: formatNumber(count),
    onSelect: () => addWhere(test),
  });
  const roles = countBy(rows, (row) => [row.role]).map(([role, count]) =>
    entry(role, tOf('role', role), count, (row) => row.role === role),
  );
  const countries = countBy(rows, (row) => [countryOf(row)])
    .slice(0, SHOWN_COUNTRIES)
    .map(([country, count]) =>
      entry(
        country,
        country === NO_COUNTRY ? t('filterNoCountry') : countryName(country),
        count,
        (row) => countryOf(row) === country,
      ),
    );
  const counts = new Map(countBy(rows, tagsInGroup));
  const byTag = [...tags.values()].flatMap((tag) => {
    const count = counts.get(tag.id) ?? 0;
    return count === 0
      ? []
      : [entry(tag.id, oneLine(tag.name), count, (row) => tagsInGroup(row).includes(tag.id))];
  });
  return [
    { id: 'roles', heading: t('selectRoleHeading') },
    ...roles,
    { id: 'countries', heading: t('selectCountryHeading') },
    ...countries,
    ...(byTag.length > 0 ? [{ id: 'tags', heading: t('selectTagHeading') }, ...byTag] : []),
  ];
}
