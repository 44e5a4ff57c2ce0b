import { useLayoutEffect, useState } from 'react';
import type { IconName } from '@/components/ui/icon.tsx';
import { asId, type PersonId } from '@/utils/domain/ids.ts';
import { actionsElsewhere, type PaletteEntry } from '@/utils/domain/palette.ts';
import { type MessageKey, t } from '@/utils/i18n.ts';
import { useApp } from './context.tsx';
import type { Feature } from './feature.ts';
import { groupTitle, numberText, oneLine, personTitle } from './person-words.ts';
import { useShell, useSlots } from './shell.tsx';
import { useGroupPlaces } from './use-group-places.ts';
import { useKept } from './use-kept.ts';
import { useLive } from './use-live.ts';
import { useShellEntries } from './use-shell-entries.ts';
import { pressWhenThere, type ViewAction, viewActions, viewInFront } from './view-actions.ts';

export type Entry = PaletteEntry & {
  kind: 'action' | 'menu' | 'view' | 'group' | 'person' | 'template';
  icon: IconName;
  /** Must follow the press at once: the browser opens its side panel for nothing else. */
  atOnce?: boolean | undefined;
  run(): void;
};

const PERSON = 'person:';
const PEOPLE_FROM_LETTERS = 2;
const SHOWN_PEOPLE = 8;
/** A view that was opened has read what it shows by then. */
const VIEW_OPENS_MS = 5_000;

/** Everything that the palette finds. `typed` asks for people, `recent` for those used lately; `near` is the palette's field. Rules CP5, CP40, CP50, CP60. */
export function usePaletteEntries(
  typed: string,
  recent: readonly string[],
  near: { current: HTMLElement | null },
): Entry[] {
  const { here, openPage } = useApp();
  const { group, groups, pickGroup, openFeature, openPerson, toast } = useShell();
  const { features, onFullPage } = useSlots();
  const [root, setRoot] = useState<Document | ShadowRoot>();
  const [actions, setActions] = useState<readonly ViewAction[]>([]);
  useLayoutEffect(() => {
    const around = near.current?.getRootNode() as Document | ShadowRoot | undefined;
    if (!around) return;
    setRoot(around);
    const look = () => setActions(viewActions(around));
    look();
    // A button may be off just now because what it does is under way.
    const observer = new MutationObserver(look);
    observer.observe(around, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    return () => observer.disconnect();
  }, [near]);
  const shellEntries = useShellEntries();
  const placesOf = useGroupPlaces();
  const templates = useLive('templates', {}).value ?? [];
  const text = typed.trim();
  const asks = text.length < PEOPLE_FROM_LETTERS ? null : { text, limit: SHOWN_PEOPLE };
  const found = useKept(useLive('findPeople', asks)).value ?? [];
  const people = asks ? found : [];
  // Those used lately are there before anything is typed.
  const lately = recent
    .filter((id) => id.startsWith(PERSON))
    .map((id) => asId<PersonId>(id.slice(PERSON.length)));
  const named =
    useLive('peopleNames', asks || lately.length === 0 ? null : { personIds: lately }).value ?? [];
  const personEntry = (personId: PersonId): Pick<Entry, 'id' | 'kind' | 'icon' | 'run'> => ({
    id: PERSON + personId,
    kind: 'person',
    icon: 'user',
    run: () => openPerson(personId, group?.id),
  });
  const where = here === 'dashboard' ? here : 'overlay';
  const actionEntry = ({ label, detail, isMenu, run }: ViewAction): Entry => ({
    id: `action:${label} ${detail}`,
    kind: isMenu ? 'menu' : 'action',
    icon: isMenu ? 'chevron-down' : 'chevron-right',
    label,
    detail,
    run,
  });
  const views = features.filter((feature) => feature.where.includes(where));
  const doElsewhere = async (view: string, label: string) => {
    if (!root) return;
    openFeature(view);
    const isDone = await pressWhenThere(root, { view, label }, AbortSignal.timeout(VIEW_OPENS_MS));
    // Whoever has gone on meanwhile is not told.
    if (!isDone && viewInFront(root) === view) toast({ kind: 'info', text: t('paletteNotNow', label) });
  };
  return [
    ...actions.filter(({ isMenu }) => !isMenu).map(actionEntry),
    ...views.map(({ id, icon, titleKey }): Entry => {
      return { id: `view:${id}`, kind: 'view', icon, label: t(titleKey), run: () => openFeature(id) };
    }),
    ...(group
      ? placesOf(group.id).map(({ id, icon, label, onSelect }): Entry => {
          return {
            id: `of:${id}`,
            kind: 'view',
            icon,
            label,
            detail: groupTitle(group.subject),
            run: onSelect,
          };
        })
      : []),
    ...Object.entries(onFullPage).flatMap(([place, keys]) =>
      keys.map(
        (key): Entry => ({
          id: `page:${key}`,
          kind: 'view',
          icon: 'external',
          label: t(key),
          detail: t('openDashboard'),
          run: () => void openPage('dashboard', place),
        }),
      ),
    ),
    ...(root ? actionsElsewhere<MessageKey, Feature>(views, viewInFront(root)) : []).map(
      ({ view, action }): Entry => {
        const label = t(action);
        return {
          id: `do:${view.id} ${action}`,
          kind: 'action',
          icon: view.icon,
          label,
          detail: t(view.titleKey),
          run: () => void doElsewhere(view.id, label),
        };
      },
    ),
    ...shellEntries
      .filter(({ id }) => id !== 'palette')
      .map(({ id, ...entry }): Entry => {
        return { ...entry, id: `shell:${id}`, kind: 'action', atOnce: id === 'panel' };
      }),
    ...named.map(({ personId, name }): Entry => ({ ...personEntry(personId), label: oneLine(name) })),
    ...people.map(
      (person): Entry => ({
        ...personEntry(person.personId),
        label: personTitle(person),
        detail: numberText(person),
        found: true,
      }),
    ),
    ...groups
      .filter(({ myRole = 'member' }) => myRole !== 'member')
      .map(({ id, subject }): Entry => {
        return {
          id: `group:${id}`,
          kind: 'group',
          icon: 'users',
          label: groupTitle(subject),
          run: () => {
            pickGroup(id);
            openFeature('group');
          },
        };
      }),
    ...templates.map(({ id, name }): Entry => {
      return {
        id: `template:${id}`,
        kind: 'template',
        icon: 'template',
        label: oneLine(name),
        run: () => openFeature('templates', id),
      };
    }),
    ...actions.filter(({ isMenu }) => isMenu).map(actionEntry),
  ];
}
