import { useRef } from 'react';
import { Dialog } from '@/components/ui/dialog.tsx';
import { KEYS, type KeyPlace } from '@/components/ui/keys.ts';
import { Section } from '@/components/ui/layout.tsx';
import { type MessageKey, t, tOf } from '@/utils/i18n.ts';
import styles from './around.module.css';
import { useApp } from './context.tsx';
import { keyText } from './key-text.ts';
import { useShell } from './shell.tsx';

/** Only where WhatsApp's page is around. */
const OF_DRAWER = ['drawer', 'edge'];

/** Every key by its place, out of the table that the handlers ask. Rule KY1. */
export function KeyboardList() {
  const { here } = useApp();
  const { showAround } = useShell();
  const list = useRef<HTMLDivElement>(null);
  const isHere = (name: string) => here === 'drawer' || !OF_DRAWER.includes(name);
  const places = (Object.keys(KEYS) as KeyPlace[]).filter(isHere);
  return (
    <Dialog
      open
      title={t('keysTitle')}
      closeLabel={t('close')}
      onClose={() => showAround(undefined)}
      initialFocus={list}
    >
      {/* It holds no control, and longer than the window it is scrolled by keys. */}
      <div ref={list} role="group" aria-label={t('keysTitle')} tabIndex={0} className={styles.keyList}>
        {places.map((place) => (
          <Section key={place} title={tOf('keysPlace', place)}>
            <dl className={styles.keys}>
              {Object.entries<readonly string[]>(KEYS[place])
                .filter(([id]) => isHere(id))
                .map(([id, keys]) => (
                  <div key={id}>
                    <dt>{t(`keys_${place}_${id}` as MessageKey)}</dt>
                    <dd>
                      {keys.map((key) => (
                        <kbd key={key}>{keyText(key)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </Section>
        ))}
      </div>
    </Dialog>
  );
}
