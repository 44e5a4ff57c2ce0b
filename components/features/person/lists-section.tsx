import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { listedText } from '@/components/app/person-row.tsx';
import { personTitle } from '@/components/app/person-words.ts';
import { useSlots } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useListUndo } from '@/components/app/use-list-undo.ts';
import { Button } from '@/components/ui/button.tsx';
import { Cluster, Section } from '@/components/ui/layout.tsx';
import type { EntryId } from '@/utils/domain/ids.ts';
import type { ListName } from '@/utils/domain/lists.ts';
import { t } from '@/utils/i18n.ts';
import type { PersonCard } from '@/utils/store/api.ts';

/** The lists that hold in all groups: on which this person is, and putting them on one. */
export function ListsSection({ card }: { card: PersonCard }) {
  const { account } = useApp();
  const { ListDialog } = useSlots();
  const command = useCommand();
  const undoable = useListUndo();
  const [asking, setAsking] = useState<ListName>();
  if (!account) return null;
  const takeOff = async (entryId: EntryId) => {
    const outcome = await command('takeOffList', { accountId: account.id, entryIds: [entryId] });
    if (outcome.ok) undoable(t('listsRemoved', isolate(personTitle(card))), [], outcome.value);
  };
  return (
    <Section title={t('personLists')}>
      {card.listed.map((one) => (
        <Cluster key={one.entryId}>
          <bdi>{listedText(one)}</bdi>
          <Button size="s" variant="plain" onClick={() => void takeOff(one.entryId)}>
            {t('personUnlist')}
          </Button>
        </Cluster>
      ))}
      <Cluster>
        {(['deny', 'allow'] as const).map(
          (list) =>
            !card.listed.some((one) => one.list === list) && (
              <Button key={list} size="s" onClick={() => setAsking(list)}>
                {t(list === 'allow' ? 'personAllow' : 'personDeny')}
              </Button>
            ),
        )}
      </Cluster>
      {asking && <ListDialog people={[card]} list={asking} onClose={() => setAsking(undefined)} />}
    </Section>
  );
}
