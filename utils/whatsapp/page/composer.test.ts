// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '@/tests/stand-in/server/clock.ts';
import { asId, type GroupId } from '@/utils/domain/ids.ts';
import { createComposer } from './composer.ts';

const text = 'Hello Ana,\n\nwelcome to *Oak Lane* 🏡';

/** A page whose composer handles a paste in the way given. */
function open(onPaste: (field: HTMLElement, pasted: string, event: Event) => void): HTMLElement {
  document.body.innerHTML = '<div id="main"><footer><div contenteditable="true"><p></p></div></footer></div>';
  const field = document.querySelector<HTMLElement>('[contenteditable]');
  if (!field) throw new Error('a composer');
  field.addEventListener('paste', (event) => {
    onPaste(field, event.clipboardData?.getData('text/plain') ?? '', event);
  });
  return field;
}

/** As an editor does: its own state first, the document a turn later, a paragraph a line. */
function likeAnEditor(field: HTMLElement, pasted: string, event: Event): void {
  event.preventDefault();
  queueMicrotask(() => {
    for (const line of pasted.split('\n')) {
      const paragraph = document.createElement('p');
      paragraph.textContent = line.replace('🏡', '');
      field.append(paragraph);
    }
  });
}

const clock = createVirtualClock({ auto: true });
const OAK = asId<GroupId>('77@g.us');
let writable: GroupId | undefined;
const composer = createComposer({ page: window, timers: clock, writable: () => writable });
afterEach(() => {
  writable = undefined;
  document.body.innerHTML = '';
});

describe('the composer', () => {
  it('takes a text of several lines as one paste, and sends nothing', async () => {
    const seen: string[] = [];
    const field = open(likeAnEditor);
    for (const name of ['paste', 'keydown', 'keypress'])
      field.addEventListener(name, () => seen.push(name), { capture: true });
    expect(await composer.insert(text)).toEqual({ ok: true, value: 'done' });
    expect(seen).toEqual(['paste']);
    expect(document.activeElement).toBe(field);
    expect(field.textContent).toContain('welcome to *Oak Lane*');
  });

  it('says so when the editor took the text and shows none', async () => {
    open((_field, _pasted, event) => event.preventDefault());
    expect(await composer.insert(text)).toMatchObject({ reason: 'unexpected-answer' });
  });

  it('types where a paste is not handled, once', async () => {
    const field = open(() => undefined);
    const typed: string[] = [];
    document.execCommand = (command, _ui, value) => {
      typed.push(`${command}: ${value}`);
      field.append(value ?? '');
      return true;
    };
    expect(await composer.insert('Hello')).toEqual({ ok: true, value: 'done' });
    expect(typed).toEqual(['insertText: Hello']);
  });

  it('never puts a text in twice', async () => {
    const field = open((target, pasted) => target.append(`${pasted.slice(0, 3)}…`));
    let typed = 0;
    document.execCommand = () => {
      typed++;
      return true;
    };
    expect(await composer.insert('Hello')).toMatchObject({ reason: 'unexpected-answer' });
    expect(typed).toBe(0);
    expect(field.textContent).toBe('Hel…');
  });

  it('is not there when no chat is open or only admins may write', async () => {
    expect(await composer.insert(text)).toMatchObject({ reason: 'missing-capability' });
    expect(composer.capability()).toMatchObject({ id: 'composer', state: 'waiting' });
    open(likeAnEditor);
    expect(composer.capability()).toEqual({ id: 'composer', state: 'ok' });
  });

  it('[MI20] is missing when a group to write in was open for five seconds without it', async () => {
    const passing = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
    const state = () => composer.capability().state;
    writable = OAK;
    expect(state()).toBe('waiting');
    await passing(4_999);
    expect(state()).toBe('waiting');
    await passing(1);
    expect(state()).toBe('missing');
    writable = asId('78@g.us');
    expect(state()).toBe('waiting');
    await passing(60_000);
    expect(state()).toBe('missing');
    open(likeAnEditor);
    expect(state()).toBe('ok');
    document.body.innerHTML = '';
    expect(state()).toBe('waiting');
    await passing(5_000);
    writable = undefined;
    expect(state()).toBe('waiting');
  });

  it('has nothing to do with an empty text', async () => {
    open(likeAnEditor);
    expect(await composer.insert('')).toMatchObject({ reason: 'invalid-argument' });
  });
});
