/**
 * Puts text into the composer of the open chat, for the person to send. There is no module for it, so this leans on the
 * page itself, a soft anchor: `#main footer` held the one editable field in August 2026.
 */
import type { Capability } from '@/utils/domain/connection.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import type { Timers } from '../timers.ts';
import { barGroup, type GroupHandle } from './groups.ts';
import { toMyRole } from './to-domain.ts';
import type { PageWorld } from './world.ts';
import { done, fail } from './outcomes.ts';

/** Newest last. */
const ANCHORS = [
  // 2026-08
  '#main footer [contenteditable="true"]',
];

/** An open chat is drawn within a second; a field that is not there by now does not come. */
const DRAWN_MS = 5_000;
/** The editor takes a paste in its next turn or two. */
const ARRIVAL_MS = 1_000;

export type Composer = {
  capability(): Capability;
  insert(text: string): Promise<Outcome<'done'>>;
};

/** What was really typed: the editor is free with spaces, line breaks and pictures of emoji. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether WhatsApp must show a field in this group. What it has not told counts as no. */
export function mayWrite(group: GroupHandle): boolean {
  const { announce, participants } = group.metadata;
  return barGroup(group) === undefined && (announce === false || toMyRole(participants) !== 'member');
}

export function createComposer(parts: {
  page: PageWorld;
  timers: Timers;
  /** The open chat when it must have a field: a group in which I may write. */
  writable: () => GroupId | undefined;
}): Composer {
  const { page, timers, writable } = parts;
  /** The group in which the field was missed first, and when. */
  let missed: { in: GroupId; since: number } | undefined;

  function find(): HTMLElement | undefined {
    for (const anchor of [...ANCHORS].reverse()) {
      const found = page.document?.querySelector<HTMLElement>(anchor);
      if (found) return found;
    }
    return undefined;
  }

  function contentOf(field: HTMLElement): string {
    const pictures = Array.from(field.querySelectorAll('img'), ({ alt }) => alt);
    return [field.textContent, ...pictures].join('');
  }

  function arrived(field: HTMLElement, before: string, text: string): boolean {
    const now = contentOf(field);
    return now !== before && letters(now).includes(letters(text));
  }

  function until(field: HTMLElement, isDone: () => boolean): Promise<boolean> {
    if (isDone() || !page.MutationObserver) return Promise.resolve(isDone());
    const { MutationObserver } = page;
    return new Promise((resolve) => {
      const end = (): void => {
        observer.disconnect();
        cancel();
        resolve(isDone());
      };
      const observer = new MutationObserver(() => {
        if (isDone()) end();
      });
      const cancel = timers.after(ARRIVAL_MS, end);
      observer.observe(field, { childList: true, characterData: true, subtree: true });
    });
  }

  /** The caret stays where the person left it; without one the text goes to the end. */
  function focus(field: HTMLElement): void {
    field.focus();
    const selection = field.ownerDocument.getSelection();
    if (selection && !(selection.anchorNode && field.contains(selection.anchorNode))) {
      selection.selectAllChildren(field);
      selection.collapseToEnd();
    }
  }

  /** A paste keeps line breaks and never sends. True when the editor took it over. */
  function paste(field: HTMLElement, text: string): boolean {
    if (!page.DataTransfer || !page.ClipboardEvent) return false;
    const clipboardData = new page.DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new page.ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    // The editor calls `preventDefault` when it handles the paste; a synthetic one does nothing by itself.
    return !field.dispatchEvent(event);
  }

  return {
    capability() {
      const group = find() ? undefined : writable();
      if (group !== missed?.in) missed = group && { in: group, since: timers.now() };
      if (find()) return { id: 'composer', state: 'ok' };
      const isMissing = missed !== undefined && timers.now() - missed.since >= DRAWN_MS;
      // MI20: a chat without a field is no fault in itself.
      return { id: 'composer', state: isMissing ? 'missing' : 'waiting', detail: 'no composer in view' };
    },
    async insert(text) {
      if (text === '') return fail('invalid-argument', 'empty');
      const field = find();
      if (!field) return fail('missing-capability', 'no composer in view');
      const before = contentOf(field);
      focus(field);
      const isTaken = paste(field, text);
      const hasArrived = () => arrived(field, before, text);
      if (isTaken && (await until(field, hasArrived))) return done;
      // Only into an untouched field: text is never put in twice.
      if (!isTaken && contentOf(field) === before) {
        // No other call types into an editor it does not know; deprecated, and kept by every browser for that reason.
        field.ownerDocument.execCommand('insertText', false, text);
        if (await until(field, hasArrived)) return done;
      }
      return fail('unexpected-answer', 'the composer did not take the text');
    },
  };
}
