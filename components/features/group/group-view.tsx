import { useApp } from '@/components/app/context.tsx';
import { GroupChoice } from '@/components/app/group-choice.tsx';
import { groupTitle } from '@/components/app/person-words.ts';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useGroupPlaces } from '@/components/app/use-group-places.ts';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Cluster, Dim, Scroll, Section, View } from '@/components/ui/layout.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { formatDate, t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { InfoSection } from './info-section.tsx';
import { InviteSection } from './invite-section.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useChange } from './use-change.ts';
import styles from './group.module.css';

/** Settings, name, description and invite link of the group in focus. */
export function GroupView() {
  const { group } = useShell();
  return group ? <Group key={group.id} group={group} /> : <GroupChoice />;
}

function Group({ group }: { group: GroupRow }) {
  const change = useChange(group);
  const { GroupLock } = useSlots();
  const { here } = useApp();
  const places = useGroupPlaces()(group.id);
  const isAdmin = group.myRole === 'admin' || group.myRole === 'superadmin';
  return (
    <View>
      {group.myRole === undefined || group.goneAt !== undefined ? (
        <Banner kind="warning">{t('groupLeft')}</Banner>
      ) : (
        !isAdmin && <Banner icon="lock">{t('groupNotAdmin')}</Banner>
      )}
      <Scroll focusable={!isAdmin}>
        <div className={styles.head}>
          <Avatar seed={group.id} name={groupTitle(group.subject)} size={44} />
          <div className={styles.words}>
            <h3 className={styles.title}>
              <bdi>{groupTitle(group.subject)}</bdi>
            </h3>
            <Dim>
              {[
                tOf('groupKind', group.kind),
                tn('membersCount', group.size),
                group.createdAt !== undefined && t('groupCreated', formatDate(group.createdAt)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Dim>
          </div>
        </div>
        <Section title={t('groupMore')}>
          <Cluster>
            {places.map(({ id, label, onSelect }) => (
              <Button
                key={id}
                size="s"
                endIcon={here === 'dashboard' ? undefined : 'external'}
                onClick={onSelect}
              >
                {label}
              </Button>
            ))}
          </Cluster>
        </Section>
        {isAdmin && <GroupLock group={group} />}
        <Section title={t('groupSettings')} hint={t('groupSettingsHint')}>
          <SettingsSection group={group} change={change} />
        </Section>
        <Section title={t('groupInfo')}>
          <InfoSection group={group} change={change} />
        </Section>
        <Section title={t('groupInvite')} hint={t('groupInviteHint')}>
          <InviteSection group={group} />
        </Section>
      </Scroll>
    </View>
  );
}
