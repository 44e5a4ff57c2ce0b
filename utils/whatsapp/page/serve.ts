/** Answers the isolated world's calls over the private port, and passes events on. Plain data only goes out. */
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { GatewayPort } from '../gateway.ts';
import { type FromPage, GATEWAY_METHODS, PROTOCOL_VERSION, type ToPage } from '../protocol.ts';
import { errorName } from './codes.ts';
import { fail } from './outcomes.ts';

function isCall(data: unknown): data is ToPage {
  if (typeof data !== 'object' || data === null) return false;
  const { v, type, id, method, args } = data as Partial<ToPage>;
  return (
    v === PROTOCOL_VERSION &&
    type === 'call' &&
    typeof id === 'number' &&
    GATEWAY_METHODS.some((each) => each === method) &&
    Array.isArray(args)
  );
}

export function serveGateway(
  port: MessagePort,
  gateway: GatewayPort,
  options: { signal: AbortSignal },
): void {
  const { signal } = options;
  const post = (message: FromPage): void => port.postMessage(message);

  async function answer({ id, method, args }: ToPage): Promise<void> {
    let outcome: Outcome<unknown>;
    try {
      const call = gateway[method] as (...given: unknown[]) => Promise<Outcome<unknown>>;
      outcome = await call(...args);
    } catch (error) {
      // The one handler of this world: whatever WhatsApp's modules throw at us becomes an answer, never a page error.
      outcome = fail('unexpected-answer', `${method}: ${errorName(error)}`);
    }
    if (!signal.aborted) post({ v: PROTOCOL_VERSION, type: 'answer', id, outcome });
  }

  port.addEventListener(
    'message',
    ({ data }: MessageEvent<unknown>) => {
      // Strangers' messages cannot come over a private port; other versions of ourselves can, after an update.
      if (isCall(data)) void answer(data);
    },
    { signal },
  );
  gateway.listen((event) => post({ v: PROTOCOL_VERSION, type: 'event', event }), { signal });
  signal.addEventListener('abort', () => port.close());
  port.start();
  post({ v: PROTOCOL_VERSION, type: 'hello' });
}
