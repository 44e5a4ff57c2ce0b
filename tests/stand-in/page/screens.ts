/** Everything that is not the main screen: loading, the code to scan, "open in another window". */
import { h } from './dom.ts';
import type { Words } from './words.ts';

export function loadingScreen(words: Words): HTMLElement {
  return h(
    'div',
    { class: 'screen', testid: 'loading-screen' },
    h('div', { class: 'progress' }, h('div', { class: 'progress-bar' })),
    h('p', {}, words.loading),
  );
}

/** Squares that look like a code and say nothing. */
function pretendCode(): HTMLElement {
  const size = 25;
  const canvas = document.createElement('canvas');
  canvas.width = size * 8;
  canvas.height = size * 8;
  canvas.className = 'code';
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#111';
  const inCorner = (x: number, y: number): boolean =>
    (x < 7 || x > size - 8) && y < 7 ? true : x < 7 && y > size - 8;
  for (let x = 0; x < size; x++) {
    for (let y = 0; y < size; y++) {
      if (!inCorner(x, y) && (x * 7 + y * 13 + x * y) % 5 < 2) pen.fillRect(x * 8, y * 8, 8, 8);
    }
  }
  for (const [x, y] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ] as const) {
    pen.fillRect(x * 8, y * 8, 56, 56);
    pen.clearRect((x + 1) * 8, (y + 1) * 8, 40, 40);
    pen.fillRect((x + 2) * 8, (y + 2) * 8, 24, 24);
  }
  return canvas;
}

export function linkScreen(words: Words): HTMLElement {
  return h(
    'div',
    { class: 'screen', testid: 'link-screen' },
    h(
      'div',
      { class: 'link-card' },
      h('div', {}, h('h1', {}, words.link), h('p', {}, words.linkHow)),
      pretendCode(),
    ),
  );
}

export function conflictDialog(words: Words, onUseHere: () => void): HTMLElement {
  return h(
    'div',
    { class: 'backdrop' },
    h(
      'div',
      { class: 'dialog is-small', role: 'dialog', label: words.conflict, testid: 'conflict-dialog' },
      h('h1', {}, words.conflict),
      h('p', {}, words.conflictHow),
      h(
        'div',
        { class: 'dialog-actions' },
        h('button', { class: 'button', type: 'button' }, words.close),
        h('button', { class: 'button is-primary', type: 'button', onClick: onUseHere }, words.useHere),
      ),
    ),
  );
}
