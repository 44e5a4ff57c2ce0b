import { useShell } from '@/components/app/shell.tsx';
import { Button } from '@/components/ui/button.tsx';
import type { GroupId, GroupSetId } from '@/utils/domain/ids.ts';
import { peopleAddress } from '@/utils/domain/people-address.ts';
import { NO_PEOPLE_FILTER } from '@/utils/domain/people-list.ts';
import { t } from '@/utils/i18n.ts';

type SilentInPeopleProps = { days: number; setId?: GroupSetId | undefined; groupId?: GroupId | undefined };

/** The same question asked of the list of everybody, which can filter further, give strikes and save a file. */
export function SilentInPeople({ days, setId, groupId }: SilentInPeopleProps) {
  const { openFeature } = useShell();
  const filter = { ...NO_PEOPLE_FILTER, silentDays: days, setId, groupIds: groupId ? [groupId] : [] };
  const address = peopleAddress({ filter, sort: { by: 'name', descending: false } });
  return (
    <Button size="s" variant="plain" onClick={() => openFeature(`people?${address}`)}>
      {t('silentInPeople')}
    </Button>
  );
}
