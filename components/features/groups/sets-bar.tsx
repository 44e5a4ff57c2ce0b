import { useState } from 'react';
import { isolate } from '@/components/app/isolate.ts';
import { SavedBar, SavedButton } from '@/components/app/saved-bar.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Menu, type MenuItem } from '@/components/ui/menu.tsx';
import {
  type GroupSet,
  groupsOfSet,
  isNoFilter,
  sameFilter,
  withGroups,
  withoutGroups,
} from '@/utils/domain/group-sets.ts';
import type { GroupFilter } from '@/utils/domain/group-table.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { SetForm } from './set-form.tsx';
import { useSetCommands } from './use-set-commands.ts';

type SetsBarProps = {
  sets: readonly GroupSet[];
  /** The one over the table. */
  current: GroupSet | undefined;
  all: readonly GroupRow[];
  chosen: readonly GroupRow[];
  filter: GroupFilter;
  nowMs: number;
  onSet(set: GroupSet | undefined): void;
};

/** Saved sets as a row of buttons with counts, what can be done with the one that is on, and a new one. */
export function SetsBar({ sets, current, all, chosen, filter, nowMs, onSet }: SetsBarProps) {
  const commands = useSetCommands();
  const [form, setForm] = useState<'new' | 'rename'>();
  const chosenIds = chosen.map(({ id }) => id);
  const news: GroupSet['holds'][] = [
    ...(chosenIds.length > 0 ? [{ by: 'hand' as const, groupIds: chosenIds }] : []),
    ...(isNoFilter(filter) ? [] : [{ by: 'filter' as const, filter }]),
  ];
  const [firstNew, ...otherNews] = news;
  const saved = current?.holds.by === 'filter' ? current.holds.filter : undefined;
  const isChanged = saved !== undefined && !sameFilter(saved, filter);
  return (
    <SavedBar label={t('setsTitle')}>
      {sets.map((set) => (
        <SavedButton
          key={set.id}
          name={set.name}
          count={groupsOfSet(all, set, nowMs).length}
          isOn={set.id === current?.id}
          onPress={() => onSet(set.id === current?.id ? undefined : set)}
        />
      ))}
      {current && (
        <Menu
          size="s"
          icon="more"
          iconOnly
          label={t('moreForThing', isolate(current.name))}
          items={() => itemsFor(current, chosenIds, { ...commands, rename: () => setForm('rename'), onSet })}
        />
      )}
      {current && isChanged && (
        <Button
          size="s"
          variant="plain"
          disabled={isNoFilter(filter)}
          onClick={() => void commands.change(current, { holds: { by: 'filter', filter } })}
        >
          {t('setsSaveFilter')}
        </Button>
      )}
      {(news.length > 0 || sets.length === 0) && (
        <Button
          size="s"
          variant="plain"
          icon="plus"
          disabled={news.length === 0}
          title={news.length === 0 ? t('setsNewHint') : undefined}
          onClick={() => setForm('new')}
        >
          {t('setsNew')}
        </Button>
      )}
      {form === 'new' && firstNew && (
        <SetForm
          holds={[firstNew, ...otherNews]}
          sets={sets}
          onClose={() => setForm(undefined)}
          onSave={async (part) => {
            const set = await commands.add(part);
            if (set) onSet(set);
            return set !== undefined;
          }}
        />
      )}
      {form === 'rename' && current && (
        <SetForm
          set={current}
          holds={[current.holds]}
          sets={sets}
          onClose={() => setForm(undefined)}
          onSave={({ name }) => commands.change(current, { name })}
        />
      )}
    </SavedBar>
  );
}

type SetActions = ReturnType<typeof useSetCommands> & {
  rename(): void;
  onSet(set: GroupSet | undefined): void;
};

function itemsFor(set: GroupSet, chosen: readonly GroupId[], actions: SetActions): MenuItem[] {
  const { holds } = set;
  const fill = (groupIds: GroupId[]) => void actions.change(set, { holds: { by: 'hand', groupIds } });
  const inside = holds.by === 'hand' ? chosen.filter((id) => holds.groupIds.includes(id)) : [];
  const outside = chosen.length - inside.length;
  const byHand: MenuItem[] =
    holds.by === 'filter'
      ? []
      : [
          {
            id: 'in',
            icon: 'plus',
            label: tn('setsPutIn', outside),
            detail: outside === 0 ? t('setsPutInHint') : undefined,
            disabled: outside === 0,
            onSelect: () => fill(withGroups(holds.groupIds, chosen)),
          },
          {
            id: 'out',
            icon: 'minus',
            label: tn('setsTakeOut', inside.length),
            detail: inside.length === 0 ? t('setsTakeOutHint') : undefined,
            disabled: inside.length === 0 || inside.length === holds.groupIds.length,
            onSelect: () => fill(withoutGroups(holds.groupIds, chosen)),
          },
        ];
  return [
    { id: 'rename', icon: 'edit', label: t('setsRename'), onSelect: actions.rename },
    ...byHand,
    { id: 'divider', divider: true },
    {
      id: 'delete',
      icon: 'trash',
      danger: true,
      label: t('setsDelete'),
      onSelect: () => {
        actions.onSet(undefined);
        void actions.remove(set);
      },
    },
  ];
}
