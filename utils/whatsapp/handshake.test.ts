import { describe, expect, it } from 'vitest';
import { offerPort, receivePort } from './handshake.ts';

const eventName = 'muster:port';

describe('the hand-over of the port', () => {
  it('joins the two worlds by one channel', async () => {
    const page = new EventTarget();
    const received = Promise.withResolvers<MessagePort>();
    receivePort(page, received.resolve);

    const isolated = offerPort(page);
    const main = await received.promise;
    const heard = Promise.withResolvers<unknown>();
    isolated.onmessage = (event) => heard.resolve(event.data);
    main.postMessage('hello');

    expect(await heard.promise).toBe('hello');
    main.close();
  });

  it('is not seen by listeners that the page added later', () => {
    const page = new EventTarget();
    receivePort(page, (port) => port.close());
    let seen = 0;
    page.addEventListener(eventName, () => seen++, { capture: true });

    offerPort(page).close();

    expect(seen).toBe(0);
  });

  it('takes the first port only: a forged second offer is left alone', () => {
    const page = new EventTarget();
    let received = 0;
    receivePort(page, (port) => {
      received++;
      port.close();
    });

    offerPort(page).close();
    offerPort(page).close();

    expect(received).toBe(1);
  });

  it('ignores an event of that name without a port', () => {
    const page = new EventTarget();
    let received = 0;
    receivePort(page, () => received++);

    page.dispatchEvent(new Event(eventName));
    page.dispatchEvent(new MessageEvent(eventName, { data: 'x' }));

    expect(received).toBe(0);
  });
});
