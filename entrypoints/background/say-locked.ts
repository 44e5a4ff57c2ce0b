import { isolate } from '@/components/app/isolate.ts';
import { groupTitle } from '@/components/app/person-words.ts';
import { formatList, t, tn, tOf } from '@/utils/i18n.ts';
import type { QueryDeps } from '@/utils/store/deps.ts';

/** Named; the rest is a number. */
const NAMES_LIMIT = 3;

/** "2 groups are being locked. Left out: Ash (closed already) and one more" */
export const sayLocked: QueryDeps['sayLocked'] = ({ count, leftOut }) => {
  const names = leftOut
    .slice(0, NAMES_LIMIT)
    .map(({ subject, why }) => `${isolate(groupTitle(subject), 40)} (${tOf('notLocked', why)})`);
  const more = leftOut.length - names.length;
  return [
    ...(count > 0 ? [tn('lockDone', count)] : []),
    ...(names.length > 0
      ? [t('lockDoneNot', formatList(more > 0 ? [...names, tn('lockMore', more)] : names))]
      : []),
  ].join('. ');
};
