// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { pressWhenThere } from './view-actions.ts';

const NEW_TAG = { view: 'tags', label: 'New tag' };
let pressed: string[] = [];
afterEach(() => {
  pressed = [];
  document.body.innerHTML = '';
});

/** A view with one button. */
function show(view: string, label: string, off: { disabled?: boolean; inert?: boolean } = {}): HTMLElement {
  document.body.innerHTML = `<div id="muster-outlet" data-view="${view}"><button>${label}</button></div>`;
  const outlet = document.querySelector<HTMLElement>('#muster-outlet');
  const button = document.querySelector('button');
  if (!outlet || !button) throw new Error('a view');
  button.disabled = off.disabled === true;
  outlet.toggleAttribute('inert', off.inert === true);
  button.addEventListener('click', () => pressed.push(`${view}: ${label}`));
  return outlet;
}

it('[CP40] the button is pressed once it is there, of that view alone, and once', async () => {
  show('groups', 'New tag');
  const pressing = pressWhenThere(document, NEW_TAG, new AbortController().signal);
  show('tags', 'Old tag');
  const outlet = show('tags', 'New tag', { disabled: true, inert: true });
  outlet.removeAttribute('inert');
  await Promise.resolve();
  expect(pressed).toEqual([]);
  outlet.querySelector('button')?.removeAttribute('disabled');
  expect(await pressing).toBe(true);
  outlet.append('later');
  await Promise.resolve();
  expect(pressed).toEqual(['tags: New tag']);
});

it('[CP40] one that does not come is not waited for beyond the end, nor pressed after it', async () => {
  show('tags', 'New tag', { disabled: true });
  const stop = new AbortController();
  const pressing = pressWhenThere(document, NEW_TAG, stop.signal);
  stop.abort();
  expect(await pressing).toBe(false);
  show('tags', 'New tag');
  await Promise.resolve();
  expect(pressed).toEqual([]);
});
