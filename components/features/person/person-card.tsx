import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { changeMessageFilter } from '@/components/app/message-filter.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { countryName, numberText, oneLine, personTitle } from '@/components/app/person-words.ts';
import { removalText } from '@/components/app/person-row.tsx';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useCopy } from '@/components/app/use-copy.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { Section } from '@/components/ui/layout.tsx';
import { Banner, EmptyState } from '@/components/ui/states.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { asId, type ChatId, type GroupId, type PersonId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';
import type { GroupRow, PersonCard as Card } from '@/utils/store/api.ts';
import { reasonText } from '@/components/app/reason-text.ts';
import { GroupsSection, HistorySection, IdentitiesSection, MergesSection } from './card-sections.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { ListsSection } from './lists-section.tsx';
import { StrikesSection } from './strikes-section.tsx';
import { TagsSection } from './tags-section.tsx';
import styles from './person.module.css';

type PersonCardProps = {
  personId: PersonId;
  groupId?: GroupId | undefined;
  /** CP62: what a rule says of their request; the list has room for its beginning alone. */
  said?: string | undefined;
  onBack(): void;
};

/** Everything known of one person, over the list it was opened from. */
export function PersonCard({ personId, groupId, said, onBack }: PersonCardProps) {
  const { account } = useApp();
  const live = useLive('person', account ? { personId, accountId: account.id } : null);
  const title = live.value ? personTitle(live.value) : '';
  return (
    <SlideOver
      title={title}
      backLabel={t('personBack')}
      onBack={onBack}
      actions={live.value && <CardMenu card={live.value} />}
    >
      <LiveView live={live} skeletonRows={6}>
        {(card) =>
          card ? (
            <>
              {said && <Banner>{said}</Banner>}
              <CardBody card={card} groupId={groupId} />
            </>
          ) : (
            <EmptyState icon="user" title={t('personGone')} text={t('personGoneText')} />
          )
        }
      </LiveView>
    </SlideOver>
  );
}

const isAdmin = (group: GroupRow | undefined): boolean =>
  group?.myRole === 'admin' || group?.myRole === 'superadmin';

function CardMenu({ card }: { card: Card }) {
  const [merging, setMerging] = useState(false);
  return (
    <>
      <Menu
        icon="more"
        iconOnly
        label={t('moreActions')}
        items={[{ id: 'merge', icon: 'merge', label: t('personMerge'), onSelect: () => setMerging(true) }]}
      />
      {merging && <MergeDialog person={card} onClose={() => setMerging(false)} />}
    </>
  );
}

function CardBody({ card, groupId }: { card: Card; groupId: GroupId | undefined }) {
  const { NotesPanel } = useSlots();
  const nowMs = useNow(60_000);
  return (
    <div className={styles.card}>
      <CardHead card={card} />
      <StrikesSection card={card} groupId={groupId} nowMs={nowMs} />
      <TagsSection card={card} groupId={groupId} />
      <Section title={t('notesTitle')}>
        <NotesPanel personId={card.personId} groupId={groupId} />
      </Section>
      <GroupsSection card={card} nowMs={nowMs} />
      <ListsSection card={card} />
      <HistorySection card={card} nowMs={nowMs} />
      <IdentitiesSection card={card} />
      <MergesSection card={card} nowMs={nowMs} />
    </div>
  );
}

/** Who it is: number, country and what WhatsApp says, with the way to their chat. */
export function CardHead({ card }: { card: Card }) {
  const { tab } = useApp();
  const { toast, group, openFeature } = useShell();
  const copy = useCopy();
  const noOpening = useLack('open-chat');
  const { phone } = card;
  const title = personTitle(card);
  // Either form of the id will do; the LID is there more often.
  const chat = card.lid ?? phone?.e164;

  const openChat = async () => {
    if (!tab || chat === undefined) return;
    const outcome = await tab.openChat(asId<ChatId>(chat));
    if (outcome.ok) return;
    const isNew = outcome.reason === 'invalid-argument';
    toast({ kind: 'error', text: isNew ? t('personNoChat') : reasonText(outcome.reason) });
  };

  return (
    <>
      <div className={styles.head}>
        <Avatar name={card.displayName === undefined ? undefined : title} seed={card.personId} size={64} />
        <div className={styles.headWords}>
          <div className={styles.number}>
            <bdi>{numberText(card)}</bdi>
            {phone && (
              <IconButton
                icon="copy"
                size="s"
                label={t('personCopyNumber')}
                onClick={() => void copy(phone.e164, t('copied'))}
              />
            )}
          </div>
          <div className={styles.facts}>
            {phone?.country && <Chip icon="globe">{countryName(phone.country)}</Chip>}
            {card.username !== undefined && <Chip>@{oneLine(card.username)}</Chip>}
            {card.isMyContact && <Chip>{t('personContact')}</Chip>}
            {card.isBusiness && <Chip>{t('personBusiness')}</Chip>}
          </div>
          {tab && chat !== undefined && !card.isMe && (
            <Button
              icon="send"
              size="s"
              className={styles.chat}
              disabled={noOpening !== undefined}
              title={noOpening}
              onClick={() => void openChat()}
            >
              {t('personOpenChat')}
            </Button>
          )}
          {tab && isAdmin(group) && !card.isMe && (
            <Button
              icon="chat"
              size="s"
              className={styles.chat}
              onClick={() => {
                changeMessageFilter({ part: 'all', author: card.personId, rule: undefined, text: '' });
                openFeature('messages');
              }}
            >
              {t('messagesOf')}
            </Button>
          )}
        </div>
      </div>
      {card.lastRemoval && <p className={styles.removal}>{removalText(card.lastRemoval)}</p>}
    </>
  );
}
