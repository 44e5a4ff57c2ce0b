import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { keyIn } from '@/components/ui/keys.ts';
import { findEntries, remember } from '@/utils/domain/palette.ts';
import { t, tOf } from '@/utils/i18n.ts';
import styles from './around.module.css';
import { useApp } from './context.tsx';
import { useShell } from './shell.tsx';
import { type Entry, usePaletteEntries } from './use-palette-entries.ts';
import { useSettings } from './use-settings.ts';

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
  const entries = usePaletteEntries(typed, paletteRecent, field);
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
