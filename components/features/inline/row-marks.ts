/**
 * Marks beside people in WhatsApp's own lists of members (anchors of August 2026). A bonus: when the anchors are gone there
 * is nothing to mark, and nothing else hangs on it. What a mark says is in a closed shadow root, out of the page's reach.
 */
import type { RowTexts } from './match-row.ts';

export type Mark = {
  /** Equal for marks that look the same, so that a row is only touched when something changed. */
  key: string;
  chips: readonly { text: string; background: string; colour: string }[];
  /** How many, and the same in words for screen readers. */
  notes?: { count: string; words: string; colour: string } | undefined;
};

const LISTS = ['section-participants', 'group-info-participants-section', 'contacts-modal'];
const ROWS = LISTS.map((list) => `[data-testid="${list}"] [data-testid="cell-frame-container"]`).join(',');
const TAG = 'muster-mark';
/** WhatsApp redraws in bursts; marks may follow a blink later. */
const COLLECT_MS = 120;

/** Whether one of the lists stands in the page. */
export function hasMemberList(document: Document): boolean {
  return document.querySelector(ROWS) !== null;
}

/** Calls back after changes in the page, collected, until the signal. */
export function watchRows(document: Document, signal: AbortSignal, changed: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      changed();
    }, COLLECT_MS);
  });
  observer.observe(document.getElementById('app') ?? document.body, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
}

/** Gives each row the mark that `markFor` says, and takes away what no longer holds. Rows are reused for other people. */
export function markRows(
  document: Document,
  markFor: (row: RowTexts) => Mark | undefined,
  options: { open: boolean },
): void {
  for (const row of document.querySelectorAll(ROWS)) {
    const title = row.querySelector('[data-testid="cell-frame-title"]');
    if (!title) continue;
    const aside = row.querySelector('[data-testid="cell-frame-secondary"]');
    const mark = markFor({ title: title.textContent ?? '', aside: aside?.textContent ?? '' });
    const old = row.querySelector(TAG);
    if (old && marked.get(old) === mark?.key) continue;
    old?.remove();
    // The name keeps its room: the mark stands before the second line, which only says what people wrote of themselves.
    if (mark) (aside ?? title).prepend(drawMark(document, mark, options));
  }
}

export function clearMarks(document: Document): void {
  for (const mark of document.querySelectorAll(TAG)) mark.remove();
}

const marked = new WeakMap<Element, string>();

function drawMark(document: Document, mark: Mark, { open }: { open: boolean }): HTMLElement {
  const host = document.createElement(TAG);
  host.style.cssText = 'all: initial; display: inline-flex; margin-inline-end: 3px; vertical-align: middle;';
  const shadow = host.attachShadow({ mode: open ? 'open' : 'closed' });
  const add = (text: string, background: string, colour: string): HTMLElement => {
    const chip = document.createElement('span');
    chip.textContent = text;
    chip.title = text;
    chip.style.cssText =
      'font: 500 11px/16px sans-serif; padding: 0 6px; margin-inline-end: 3px; border-radius: 8px; max-width: 90px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;';
    chip.style.background = background;
    chip.style.color = colour;
    shadow.append(chip);
    return chip;
  };
  for (const { text, background, colour } of mark.chips) add(text, background, colour);
  if (mark.notes) {
    const note = add(`✎ ${mark.notes.count}`, 'transparent', mark.notes.colour);
    note.title = mark.notes.words;
    note.setAttribute('role', 'img');
    note.setAttribute('aria-label', mark.notes.words);
  }
  marked.set(host, mark.key);
  return host;
}
