import { useApp } from '@/components/app/context.tsx';
import { LiveView } from '@/components/app/live-view.tsx';
import { groupTitle, oneLine, personTitle } from '@/components/app/person-words.ts';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useTags } from '@/components/app/use-tags.ts';
import { TagChip } from '@/components/ui/chip.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { Banner, EmptyState } from '@/components/ui/states.tsx';
import type { GroupId, PersonId } from '@/utils/domain/ids.ts';
import { Section } from '@/components/ui/layout.tsx';
import { t } from '@/utils/i18n.ts';
import type { PersonCard as Card } from '@/utils/store/api.ts';
import { GroupsSection, HistorySection, IdentitiesSection } from './card-sections.tsx';
import { ListsSection } from './lists-section.tsx';
import { PageActions } from './page-actions.tsx';
import { PartsSection } from './parts-section.tsx';
import { CardHead } from './person-card.tsx';
import page from './person-page.module.css';
import { StrikesSection } from './strikes-section.tsx';
import { TagsSection } from './tags-section.tsx';

type PersonPageProps = {
  personId: PersonId;
  groupId?: GroupId | undefined;
  said?: string | undefined;
  onBack(): void;
};

/** Everything kept on one person: what the card shows with room, and what can be done with all of it. */
export function PersonPage({ personId, groupId, said, onBack }: PersonPageProps) {
  const { account } = useApp();
  const live = useLive('person', account ? { personId, accountId: account.id } : null);
  return (
    <SlideOver
      title={live.value ? personTitle(live.value) : ''}
      backLabel={t('personBack')}
      onBack={onBack}
      actions={live.value && <PageActions card={live.value} onGone={onBack} />}
    >
      <LiveView live={live} skeletonRows={6}>
        {(card) =>
          card ? (
            <>
              {said && <Banner>{said}</Banner>}
              <PageBody card={card} groupId={groupId} />
            </>
          ) : (
            <EmptyState icon="user" title={t('personGone')} text={t('personGoneText')} />
          )
        }
      </LiveView>
    </SlideOver>
  );
}

function PageBody({ card, groupId }: { card: Card; groupId: GroupId | undefined }) {
  const { NotesPanel } = useSlots();
  const nowMs = useNow(60_000);
  return (
    <div className={page.page}>
      <CardHead card={card} />
      <div className={page.columns}>
        <div className={page.column}>
          <StrikesSection card={card} groupId={groupId} nowMs={nowMs} />
          <TagsSection card={card} groupId={groupId} />
          <GroupTags card={card} />
          <Section title={t('notesTitle')}>
            <NotesPanel personId={card.personId} groupId={groupId} />
          </Section>
          <ListsSection card={card} />
        </div>
        <div className={page.column}>
          <GroupsSection card={card} nowMs={nowMs} />
          <IdentitiesSection card={card} />
          <PartsSection card={card} nowMs={nowMs} />
          <HistorySection card={card} nowMs={nowMs} />
        </div>
      </div>
    </div>
  );
}

/** Tags that hold in one group only, by group. */
function GroupTags({ card }: { card: Card }) {
  const { groups } = useShell();
  const tags = useTags();
  const byGroup = Map.groupBy(card.groupTags, ({ groupId }) => groupId);
  if (byGroup.size === 0) return null;
  const nameOf = (id: GroupId) =>
    groups.find((group) => group.id === id)?.subject ??
    card.groups.find((group) => group.groupId === id)?.groupName ??
    t('unknownGroup');
  return (
    <Section title={t('personGroupTags')}>
      <ul>
        {[...byGroup].map(([groupId, own]) => (
          <li key={groupId} className={page.tagLine}>
            <bdi>{groupTitle(nameOf(groupId))}</bdi>
            {own.map(({ tagId }) => {
              const tag = tags.get(tagId);
              return tag && <TagChip key={tagId} name={oneLine(tag.name)} colour={tag.colour} inGroup />;
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
