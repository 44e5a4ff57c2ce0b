import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { GroupChoice } from '@/components/app/group-choice.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useFresh } from '@/components/app/use-fresh.ts';
import view from '@/components/app/view.module.css';
import { Button } from '@/components/ui/button.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { t } from '@/utils/i18n.ts';
import { AddPeople } from './add-people.tsx';
import { MembersNow } from './members-now.tsx';
import styles from './members.module.css';
import { PastMembers } from './past-members.tsx';
import { RemovedLists } from './removed-lists.tsx';

type Part = 'now' | 'past' | 'lists';

/** The people of the group in focus: those in it, those who left, and lists of those removed. */
export function MembersView() {
  const { account } = useApp();
  const { group } = useShell();
  const [part, setPart] = useState<Part>('now');
  /** Text that the dialog for adding opens with; nothing: closed. */
  const [adding, setAdding] = useState<string>();
  const noAdding = useLack('add-members');
  useFresh('members', group?.id, group?.membersReadAt);

  if (!account || !group) return <GroupChoice />;
  const iAmAdmin = group.myRole === 'admin' || group.myRole === 'superadmin';
  const mayAdd = iAmAdmin && noAdding === undefined;
  return (
    <div className={view.view}>
      <div className={styles.head}>
        <Segments<Part>
          label={t('membersShow')}
          value={part}
          onChange={setPart}
          options={[
            { value: 'now', label: t('membersNow') },
            { value: 'past', label: t('membersPast') },
            { value: 'lists', label: t('membersLists') },
          ]}
        />
        {iAmAdmin && (
          <Button
            icon="user-plus"
            size="s"
            disabled={noAdding !== undefined}
            title={noAdding}
            onClick={() => setAdding('')}
          >
            {t('membersAdd')}
          </Button>
        )}
      </div>
      {part === 'now' && <MembersNow key={group.id} group={group} iAmAdmin={iAmAdmin} />}
      {part === 'past' && <PastMembers key={group.id} group={group} onAdd={mayAdd ? setAdding : undefined} />}
      {part === 'lists' && <RemovedLists group={group} onAdd={mayAdd ? setAdding : undefined} />}
      {adding !== undefined && (
        <AddPeople key={group.id} group={group} initialText={adding} onClose={() => setAdding(undefined)} />
      )}
    </div>
  );
}
