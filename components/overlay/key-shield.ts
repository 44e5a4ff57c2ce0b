/**
 * Keeps what is typed in the overlay from WhatsApp. Its global shortcuts listen on the document and the window, perhaps
 * while capturing, so each key event is stopped before it reaches them and told again inside the shadow root only.
 * What the browser itself does with the key (typing, Tab, Escape of a dialog) happens on the real event, unless one of our
 * handlers prevented it on its copy.
 */
export function shieldKeys(window: Window, host: HTMLElement, shadow: ShadowRoot, signal: AbortSignal): void {
  const ours = (event: Event) => event.composedPath().includes(host);
  const capture = { capture: true, signal };
  const repeat = (event: KeyboardEvent) => {
    if (!event.isTrusted || !ours(event)) return;
    event.stopImmediatePropagation();
    const target = shadow.activeElement ?? shadow.lastElementChild;
    if (!target) return;
    const copy = new KeyboardEvent(event.type, {
      key: event.key,
      code: event.code,
      location: event.location,
      ctrlKey: event.ctrlKey,
      shiftKey: event.shiftKey,
      altKey: event.altKey,
      metaKey: event.metaKey,
      repeat: event.repeat,
      isComposing: event.isComposing,
      bubbles: true,
      cancelable: true,
      // Not composed: it ends at the shadow root.
      composed: false,
    });
    target.dispatchEvent(copy);
    if (copy.defaultPrevented) event.preventDefault();
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const)
    window.addEventListener(type, repeat, capture);

  // Typing carries its letters in the event: a note must not pass through the page.
  const repeatInput = (event: Event) => {
    if (!event.isTrusted || !(event instanceof InputEvent) || !ours(event)) return;
    event.stopImmediatePropagation();
    const { inputType, data, isComposing } = event;
    shadow.activeElement?.dispatchEvent(
      new InputEvent('input', { inputType, data, isComposing, bubbles: true, composed: false }),
    );
  };
  window.addEventListener('input', repeatInput, capture);

  // WhatsApp takes files and text pasted anywhere; what is pasted into our fields is ours. The browser still pastes.
  const swallow = (event: Event) => {
    if (ours(event)) event.stopImmediatePropagation();
  };
  const swallowed = [
    'paste',
    'copy',
    'cut',
    'beforeinput',
    'compositionstart',
    'compositionupdate',
    'compositionend',
  ];
  for (const type of swallowed) window.addEventListener(type, swallow, capture);

  // A focus moving inside the overlay is no reason for WhatsApp to take it back. These bubble past our own handlers first.
  const stop = (event: Event) => event.stopPropagation();
  for (const type of ['focusin', 'focusout', 'change'] as const)
    shadow.addEventListener(type, stop, { signal });
}
