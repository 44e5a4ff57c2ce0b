import { useState } from 'react';
import { groupTitle, oneLine } from '@/components/app/person-words.ts';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useTags } from '@/components/app/use-tags.ts';
import { Button } from '@/components/ui/button.tsx';
import { TagChip } from '@/components/ui/chip.tsx';
import { Section } from '@/components/ui/layout.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';
import type { PersonCard } from '@/utils/store/api.ts';
import styles from './person.module.css';

/** The person's tags; those of one group only are outlined and name it in the tooltip. */
export function TagsSection({ card, groupId }: { card: PersonCard; groupId: GroupId | undefined }) {
  const { groups } = useShell();
  const { TagPicker } = useSlots();
  const tags = useTags();
  const [editing, setEditing] = useState(false);
  const nameOf = (id: GroupId) =>
    groups.find((group) => group.id === id)?.subject ??
    card.groups.find((group) => group.groupId === id)?.groupName ??
    t('unknownGroup');
  return (
    <Section title={t('tagsTitle')}>
      <div className={styles.tags}>
        {card.tags.map((id) => {
          const tag = tags.get(id);
          return tag && <TagChip key={id} name={oneLine(tag.name)} colour={tag.colour} />;
        })}
        {card.groupTags.map((tagged) => {
          const tag = tags.get(tagged.tagId);
          return (
            tag && (
              <TagChip
                key={`${tagged.tagId} ${tagged.groupId}`}
                name={oneLine(tag.name)}
                colour={tag.colour}
                inGroup
                title={`${oneLine(tag.name)} · ${groupTitle(nameOf(tagged.groupId))}`}
              />
            )
          );
        })}
        <Button
          size="s"
          variant="plain"
          icon={editing ? 'check' : 'tag'}
          aria-expanded={editing}
          onClick={() => setEditing((before) => !before)}
        >
          {editing ? t('done') : t('edit')}
        </Button>
      </div>
      {editing && <TagPicker people={[card]} groupId={groupId} />}
    </Section>
  );
}
