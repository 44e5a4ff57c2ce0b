import { useMemo, useState } from 'react';
import { fold } from '@/utils/domain/filter-text.ts';
import { Avatar } from '@/components/ui/avatar.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import { t, tn } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { useApp } from './context.tsx';
import styles from './group-choice.module.css';
import { NoAccountState } from './no-account.tsx';
import { groupTitle } from './person-words.ts';
import { useShell } from './shell.tsx';
import view from './view.module.css';

const keyOf = (group: GroupRow) => group.id;
const renderRow = (group: GroupRow) => (
  <div className={styles.group}>
    <Avatar name={groupTitle(group.subject)} seed={group.id} size={32} />
    <bdi className={styles.groupName}>{groupTitle(group.subject)}</bdi>
    <span className={styles.groupSize}>{tn('membersCount', group.size)}</span>
  </div>
);

/** When no group is in focus: take one. */
export function GroupChoice() {
  const { noAccount } = useApp();
  const { groups, pickGroup } = useShell();
  const [text, setText] = useState('');
  const shown = useMemo(() => {
    const wanted = fold(text.trim());
    return wanted === '' ? groups : groups.filter((group) => fold(group.subject).includes(wanted));
  }, [groups, text]);
  if (noAccount) return <NoAccountState why={noAccount} />;
  if (groups.length === 0)
    return <EmptyState icon="users" title={t('membersChooseTitle')} text={t('membersEmptyText')} />;
  return (
    <div className={view.view}>
      <div className={styles.choose}>
        <h3 className={styles.chooseTitle}>{t('membersChooseTitle')}</h3>
        <p className={styles.chooseText}>{t('membersChooseText')}</p>
        <SearchField value={text} onChange={setText} label={t('groupFind')} clearLabel={t('clearSearch')} />
      </div>
      <div className={view.list}>
        <VirtualList
          items={shown}
          keyOf={keyOf}
          rowHeight={44}
          label={t('membersChooseTitle')}
          renderRow={renderRow}
          onOpen={(group) => pickGroup(group.id)}
        />
      </div>
    </div>
  );
}
