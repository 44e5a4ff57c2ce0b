/**
 * How the isolated world hands a private port to WhatsApp's world without the page seeing it. At document_start no
 * script of the page has run; both content scripts run one after the other, the MAIN one first (order of the manifest).
 * The event is dispatched synchronously, caught in the capture phase and stopped. Chromium and Firefox, November 2026.
 */
const eventName = 'muster:port';

/** MAIN world: calls `onPort` with the first port that is offered, and listens no longer. The port is not started. */
export function receivePort(target: EventTarget, onPort: (port: MessagePort) => void): void {
  const listen = (event: Event): void => {
    if (!(event instanceof MessageEvent)) return;
    const port = event.ports[0];
    if (!port) return;
    event.stopImmediatePropagation();
    target.removeEventListener(eventName, listen, { capture: true });
    onPort(port);
  };
  target.addEventListener(eventName, listen, { capture: true });
}

/** Isolated world: offers one end of a new channel and returns the other, not started. Call once, at document_start. */
export function offerPort(target: EventTarget): MessagePort {
  const { port1, port2 } = new MessageChannel();
  target.dispatchEvent(new MessageEvent(eventName, { ports: [port2] }));
  return port1;
}
