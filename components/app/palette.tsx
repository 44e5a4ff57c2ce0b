import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Icon, type IconName } from '@/components/ui/icon.tsx';
import { keyIn } from '@/components/ui/keys.ts';
import { asId, type PersonId } from '@/utils/domain/ids.ts';
import { actionsElsewhere, findEntries, type PaletteEntry, remember } from '@/utils/domain/palette.ts';
import { type MessageKey, t, tOf } from '@/utils/i18n.ts';
import styles from './around.module.css';
import { useApp } from './context.tsx';
import type { Feature } from './feature.ts';
import { groupTitle, numberText, oneLine, personTitle } from './person-words.ts';
import { useShell, useSlots } from './shell.tsx';
import { useKept } from './use-kept.ts';
import { useGroupPlaces } from './use-group-places.ts';
import { useLive } from './use-live.ts';
import { useSettings } from './use-settings.ts';
import { useShellEntries } from './use-shell-entries.ts';
import { pressWhenThere, type ViewAction, viewActions, viewInFront } from './view-actions.ts';

type Entry = PaletteEntry & {
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

/** One field that finds everything to go to or to do. Rules CP1–CP5, CP50, CP60. */
export function Palette() {
  const { store } = useApp();
  const { showAround } = useShell();
  const { paletteRecent = [] } = useSettings();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const entries = useEntries(typed, paletteRecent, field);
  const hits = findEntries(entries, typed, paletteRecent);
  const at = Math.min(chosen, hits.length - 1);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const close = () => showAround(undefined);
  const run = ({ id, run: go, atOnce }: Entry) => {
    close();
    void store.call('putSettings', { settings: { paletteRecent: remember(paletteRecent, id) } });
    if (atOnce) go();
    // Once the dialog is gone: what it does may open one, or wants the focus.
    else setTimeout(go);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyIn('palette', event);
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    const hit = hits[at];
    if (key === 'move0') setChosen(at > 0 ? at - 1 : hits.length - 1);
    else if (key === 'move1') setChosen(at + 1 < hits.length ? at + 1 : 0);
    else if (key === 'close0') close();
    else if (key === 'go0' && hit) run(hit.entry);
  };
  return (
    <Dialog open title={t('paletteTitle')} closeLabel={t('close')} onClose={close} initialFocus={field}>
      {/* Before the field: there Escape would only empty it. */}
      <div className={styles.palette} role="presentation" onKeyDownCapture={onKeyDown}>
        <SearchField
          ref={field}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setChosen(0);
          }}
          label={t('paletteField')}
          clearLabel={t('clearSearch')}
          landmark={false}
          steers={{ 'aria-controls': listId, 'aria-activedescendant': hits[at] && `${listId}-${at}` }}
        />
        <div ref={list} id={listId} role="listbox" aria-label={t('paletteTitle')} className={styles.hits}>
          {hits.map(({ entry, parts }, index) => (
            <div
              key={entry.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={styles.hit}
              onMouseMove={() => setChosen(index)}
              onClick={() => run(entry)}
            >
              <Icon name={entry.icon} size={18} />
              <bdi>
                {/* Only its place tells one part from another. */}
                {parts.map(({ text, hit }, place) => (hit ? <mark key={place}>{text}</mark> : text))}
              </bdi>
              <span>{entry.detail ?? tOf('paletteKind', entry.kind)}</span>
            </div>
          ))}
        </div>
        {hits.length === 0 && <p className={styles.none}>{t('paletteNone')}</p>}
      </div>
    </Dialog>
  );
}

function useEntries(
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
