import { useLayoutEffect, useRef, useState } from 'react';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Cluster } from '@/components/ui/layout.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { t, tOf } from '@/utils/i18n.ts';
import styles from './overlay.module.css';

/** Tabs by their ids; `menu` is the one in the head. */
const STEPS = ['requests', 'members', 'jobs', 'log', 'menu'] as const;

/** A few words beside each of the main controls, which is outlined meanwhile. Rules TO1–TO2. */
export function Tour({ active, panelId }: { active: string; panelId: string }) {
  const { openFeature } = useShell();
  const command = useCommand();
  const near = useRef<HTMLSpanElement>(null);
  const [at, setAt] = useState(0);
  const [anchor, setAnchor] = useState<{ current: HTMLElement | null }>();
  const step = STEPS[at] ?? 'menu';
  useLayoutEffect(() => {
    // A tab that does not fit is drawn once it is the open one.
    if (step !== 'menu' && step !== active) {
      openFeature(step);
      return;
    }
    const root = near.current?.getRootNode() as Document | ShadowRoot | undefined;
    const control = root?.querySelector<HTMLElement>(
      step === 'menu' ? '[data-tour-menu]' : `#${panelId}-${step}`,
    );
    if (!control) return;
    control.dataset['toured'] = '';
    setAnchor({ current: control });
    return () => {
      delete control.dataset['toured'];
    };
  }, [step, active, openFeature, panelId]);
  const end = () => {
    // At once; that it is over is kept a moment later.
    setAnchor(undefined);
    void command('putSettings', { settings: { tourOn: false } });
  };
  return (
    <>
      <span ref={near} hidden />
      {anchor && (
        <Popover open anchor={anchor} onClose={end} label={t('tourLabel')}>
          <div className={styles.tour}>
            <p>
              <strong>{tOf('tourTitle', step)}</strong> {t('tourStep', at + 1, STEPS.length)}
            </p>
            <p>{tOf('tourText', step)}</p>
            <Cluster>
              <Button size="s" variant="primary" onClick={() => (step === 'menu' ? end() : setAt(at + 1))}>
                {t(step === 'menu' ? 'tourDone' : 'tourNext')}
              </Button>
              {at > 0 && (
                <Button size="s" onClick={() => setAt(at - 1)}>
                  {t('back')}
                </Button>
              )}
              {step !== 'menu' && (
                <Button size="s" variant="plain" onClick={end}>
                  {t('tourSkip')}
                </Button>
              )}
            </Cluster>
          </div>
        </Popover>
      )}
    </>
  );
}
