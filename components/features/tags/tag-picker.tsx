import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { Button } from '@/components/ui/button.tsx';
import { TagChip } from '@/components/ui/chip.tsx';
import { Checkbox } from '@/components/ui/fields.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Hidden } from '@/components/ui/layout.tsx';
import { asId, type GroupId, type TagId } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { Tag } from '@/utils/domain/knowledge.ts';
import { hasTag, nextColour, type Spread, searchTags, spreadOf } from './tag-model.ts';
import styles from './tags.module.css';

type PickerProps = {
  people: readonly PersonSummary[];
  /** With a group, a second column puts the tag on in that group only. */
  groupId?: GroupId | undefined;
  onDone?: (() => void) | undefined;
};

/** Puts tags on and takes them off, at once. A box is mixed while only some of the people have the tag. */
export function TagPicker(props: PickerProps) {
  const live = useLive('tags', {});
  return (
    <LiveView live={live} skeletonRows={4}>
      {(tags) => <Picker {...props} tags={tags} />}
    </LiveView>
  );
}

function Picker({ people, groupId, onDone, tags }: PickerProps & { tags: readonly Tag[] }) {
  const { account, newId } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  const [typed, setTyped] = useState('');
  // What was ordered counts until the people come back changed: a row given by value may never be renewed.
  const [ordered, setOrdered] = useState<{ people: typeof people; marks: ReadonlyMap<string, Spread> }>();
  const marks = ordered?.people === people ? ordered.marks : new Map<string, Spread>();
  const { found, canCreate } = searchTags(tags, typed);

  const spread = (tagId: TagId, scope?: GroupId): Spread =>
    marks.get(`${tagId} ${scope ?? ''}`) ?? spreadOf(people, tagId, scope);

  const set = async ({ id: tagId, name }: Pick<Tag, 'id' | 'name'>, on: boolean, scope?: GroupId) => {
    if (!account) return;
    const personIds = people.map((person) => person.personId);
    const args = { tagId, groupId: scope, accountId: account.id };
    const outcome = await command(on ? 'tagPeople' : 'untagPeople', { ...args, personIds });
    if (!outcome.ok) return;
    // Only those for whom it made a difference.
    const others = people.filter((person) => hasTag(person, tagId, scope) !== on);
    const undo = () => {
      setOrdered(undefined);
      const back = { ...args, personIds: others.map((person) => person.personId) };
      void command(on ? 'untagPeople' : 'tagPeople', back);
    };
    if (others.length > 1)
      toast({
        kind: 'done',
        text: tn(on ? 'tagsPutOn' : 'tagsTakenOff', others.length, isolate(name)),
        action: { label: () => t('undo'), onClick: undo },
      });
    const mark = [`${tagId} ${scope ?? ''}`, on ? 'all' : 'none'] as const;
    setOrdered((before) => ({
      people,
      marks: new Map([...(before?.people === people ? before.marks : []), mark]),
    }));
  };
  const create = async () => {
    const tagId = asId<TagId>(newId());
    const made = await command('putTag', { tagId, name: typed.trim(), colour: nextColour(tags) });
    if (!made.ok) return;
    setTyped('');
    await set({ id: tagId, name: typed.trim() }, true);
  };

  return (
    <div className={styles.picker}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const only = found.length === 1 ? found[0] : undefined;
          if (canCreate && !only) void create();
          else if (only) void set(only, spread(only.id) !== 'all');
        }}
      >
        <SearchField
          value={typed}
          onChange={setTyped}
          label={t('tagsFindOrCreate')}
          clearLabel={t('clearSearch')}
        />
      </form>
      <div className={styles.columns} aria-hidden="true">
        <span className={styles.name}>{tn('people', people.length)}</span>
        <span className={styles.column}>{t('everywhere')}</span>
        {groupId && <span className={styles.column}>{t('onlyHere')}</span>}
      </div>
      <ul className={styles.choices} aria-label={t('tagsTitle')}>
        {found.map((tag) => (
          <li key={tag.id} className={styles.choice}>
            <span className={styles.name}>
              <TagChip name={tag.name} colour={tag.colour} />
            </span>
            {[undefined, ...(groupId ? [groupId] : [])].map((scope) => (
              <span key={scope ?? ''} className={styles.column}>
                <Checkbox
                  checked={spread(tag.id, scope) === 'all'}
                  mixed={spread(tag.id, scope) === 'some'}
                  disabled={!account}
                  hideLabel
                  label={t(scope ? 'tagsBoxHere' : 'tagsBoxEverywhere', isolate(tag.name))}
                  onChange={(on) => void set(tag, on, scope)}
                />
              </span>
            ))}
          </li>
        ))}
      </ul>
      {found.length === 0 && !canCreate && <p className={styles.none}>{t('tagsEmptyText')}</p>}
      <div className={styles.foot}>
        {canCreate && (
          <Button size="s" icon="plus" onClick={() => void create()}>
            {t('tagsCreateNamed', isolate(typed))}
          </Button>
        )}
        <Hidden>
          <span role="status">{tn('tagsCount', found.length)}</span>
        </Hidden>
        {onDone && (
          <Button size="s" variant="plain" onClick={onDone}>
            {t('done')}
          </Button>
        )}
      </div>
    </div>
  );
}
