import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { changeListFilter } from '@/components/app/list-filter-state.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { TagChip } from '@/components/ui/chip.tsx';
import { Dim, Scroll, Toolbar, View } from '@/components/ui/layout.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { ReorderList } from '@/components/ui/reorder-list.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { NO_FILTER } from '@/utils/domain/filter.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { TagRow } from '@/utils/store/api.ts';
import { TagDelete } from './tag-delete.tsx';
import { TagEditor } from './tag-editor.tsx';
import { TagMerge } from './tag-merge.tsx';
import styles from './tags.module.css';

type Open = { what: 'new' } | { what: 'edit' | 'merge' | 'delete'; tag: TagRow };

/** All tags in the admin's own order, with how many people have each. */
export function TagsView() {
  const live = useLive('countedTags', {});
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <LiveView live={live}>
      {(tags) => (
        <View>
          {tags.length === 0 ? (
            <EmptyState
              icon="tag"
              title={t('tagsEmptyTitle')}
              text={t('tagsEmptyText')}
              action={
                <Button variant="primary" icon="plus" onClick={() => setOpen({ what: 'new' })}>
                  {t('tagsNew')}
                </Button>
              }
            />
          ) : (
            <>
              <Toolbar
                end={
                  <Button size="s" variant="primary" icon="plus" onClick={() => setOpen({ what: 'new' })}>
                    {t('tagsNew')}
                  </Button>
                }
              >
                <Dim>{tn('tagsCount', tags.length)}</Dim>
              </Toolbar>
              <Scroll>
                <TagList tags={tags} onOpen={setOpen} />
              </Scroll>
            </>
          )}
          {(open?.what === 'new' || open?.what === 'edit') && (
            <TagEditor tag={open.what === 'edit' ? open.tag : undefined} tags={tags} onClose={close} />
          )}
          {open?.what === 'merge' && <TagMerge tag={open.tag} tags={tags} onClose={close} />}
          {open?.what === 'delete' && <TagDelete tag={open.tag} onClose={close} />}
        </View>
      )}
    </LiveView>
  );
}

function TagList({ tags, onOpen }: { tags: readonly TagRow[]; onOpen(open: Open): void }) {
  const command = useCommand();
  return (
    <ReorderList
      items={tags}
      keyOf={(tag) => tag.id}
      label={t('tagsTitle')}
      rowHeight={44}
      handleLabel={(tag) => t('moveWithKeys', isolate(tag.name))}
      movedText={(tag, place) => t('movedTo', isolate(tag.name), place, tags.length)}
      onOrder={(ordered) => void command('orderTags', { tagIds: ordered.map((tag) => tag.id) })}
      renderRow={(tag) => (
        <div className={styles.row}>
          <span className={styles.name}>
            <TagChip name={tag.name} colour={tag.colour} />
          </span>
          <TagCount tag={tag} />
          <IconButton
            size="s"
            icon="edit"
            label={t('editThing', isolate(tag.name))}
            onClick={() => onOpen({ what: 'edit', tag })}
          />
          <Menu
            size="s"
            icon="more"
            iconOnly
            label={t('moreForThing', isolate(tag.name))}
            items={[
              {
                id: 'merge',
                icon: 'merge',
                label: t('tagsMergeMenu'),
                disabled: tags.length < 2,
                onSelect: () => onOpen({ what: 'merge', tag }),
              },
              {
                id: 'delete',
                icon: 'trash',
                danger: true,
                label: t('delete'),
                onSelect: () => onOpen({ what: 'delete', tag }),
              },
            ]}
          />
        </div>
      )}
    />
  );
}

/** Leads to those who have the tag: on the full page everybody, in the drawer those of the open group; without one to the full page. */
function TagCount({ tag }: { tag: TagRow }) {
  const { here, openPage } = useApp();
  const { group, openFeature } = useShell();
  const text = tn('people', tag.peopleCount);
  if (tag.peopleCount === 0) return <span className={styles.count}>{text}</span>;
  const isAway = here !== 'dashboard' && !group;
  const show = () => {
    const everybody = `people?tag=${encodeURIComponent(tag.id)}`;
    if (isAway) void openPage('dashboard', everybody);
    else if (here === 'dashboard') openFeature(everybody);
    else {
      changeListFilter('members', { ...NO_FILTER, tags: [tag.id] });
      openFeature('members');
    }
  };
  return (
    <Button
      size="s"
      variant="plain"
      endIcon={isAway ? 'external' : undefined}
      title={t(
        isAway ? 'tagsShowOnPage' : here === 'dashboard' ? 'tagsShow' : 'tagsShowHere',
        isolate(tag.name),
      )}
      onClick={show}
    >
      {text}
    </Button>
  );
}
