import { useEffect, useRef } from 'react';
import { keyIn } from '@/components/ui/keys.ts';
import { KeyboardList } from './keyboard-list.tsx';
import { Palette } from './palette.tsx';
import { useShell } from './shell.tsx';

const TYPED_IN = 'textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable]';

/** The palette and the list of keys, with the keys that open them anywhere in this page or in the overlay. Rule KY2. */
export function Around() {
  const { around, showAround } = useShell();
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    // In the overlay that is the shadow root: what is pressed in WhatsApp's page never comes here.
    const root = here.current?.getRootNode() as Document | ShadowRoot | undefined;
    const onKey = (event: Event) => {
      const key = event instanceof KeyboardEvent && keyIn('everywhere', event);
      if (key !== 'palette0' && key !== 'keys0') return;
      const isTyping = event.target instanceof Element && event.target.closest(TYPED_IN);
      if (key === 'keys0' && isTyping) return;
      event.preventDefault();
      // A question that waits for its answer stays alone.
      if (!root?.querySelector('dialog[open]')) showAround(key === 'keys0' ? 'keys' : 'palette');
    };
    root?.addEventListener('keydown', onKey, { signal: stop.signal });
    return () => stop.abort();
  }, [showAround]);
  return (
    <>
      <span ref={here} hidden />
      {around === 'palette' && <Palette />}
      {around === 'keys' && <KeyboardList />}
    </>
  );
}
