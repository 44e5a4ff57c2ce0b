import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { listedText } from '@/components/app/person-row.tsx';
import { personTitle } from '@/components/app/person-words.ts';
import { ReasonDialog } from '@/components/app/reason-dialog.tsx';
import { reasonText } from '@/components/app/reason-text.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useTakeOffList } from '@/components/app/use-take-off-list.ts';
import { Button } from '@/components/ui/button.tsx';
import { Cluster, Section } from '@/components/ui/layout.tsx';
import { asId } from '@/utils/domain/ids.ts';
import { LIST_REASON_LIMIT, type ListName } from '@/utils/domain/lists.ts';
import { t } from '@/utils/i18n.ts';
import type { Listed, PersonCard } from '@/utils/store/api.ts';

/** The lists that hold in all groups: on which this person is, and putting them on one. */
export function ListsSection({ card }: { card: PersonCard }) {
  const { account, store, newId } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  const takeOffList = useTakeOffList();
  const [asking, setAsking] = useState<ListName>();
  if (!account) return null;
  const accountId = account.id;
  const put = async (list: ListName, reason: string): Promise<boolean> => {
    const entry = {
      id: asId<never>(newId()),
      list,
      personId: card.personId,
      reason: reason || undefined,
    };
    return (await command('putOnList', { accountId, entries: [entry] })).ok;
  };
  const takeOff = async ({ list, entryId }: Listed): Promise<void> => {
    // Whole, so that it can be put back whole.
    const entries = await store.call('listEntries', { list });
    const row = entries.ok ? entries.value.find(({ id }) => id === entryId) : undefined;
    if (row) await takeOffList(row);
    else toast({ kind: 'error', text: reasonText(entries.ok ? 'not-found' : entries.reason) });
  };
  const words = (list: ListName) => t(list === 'allow' ? 'personAllow' : 'personDeny');
  const isOn = (list: ListName) => card.listed.some((one) => one.list === list);
  return (
    <Section title={t('personLists')}>
      {card.listed.map((one) => (
        <Cluster key={one.entryId}>
          <bdi>{listedText(one)}</bdi>
          <Button size="s" variant="plain" onClick={() => void takeOff(one)}>
            {t('personUnlist')}
          </Button>
        </Cluster>
      ))}
      <Cluster>
        {(['deny', 'allow'] as const).map(
          (list) =>
            !isOn(list) && (
              <Button key={list} size="s" onClick={() => setAsking(list)}>
                {words(list)}
              </Button>
            ),
        )}
      </Cluster>
      {asking && (
        <ReasonDialog
          title={`${words(asking)}: ${isolate(personTitle(card))}`}
          label={t('personListReason')}
          saveLabel={t('save')}
          limit={LIST_REASON_LIMIT}
          onSave={(reason) => put(asking, reason)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Section>
  );
}
