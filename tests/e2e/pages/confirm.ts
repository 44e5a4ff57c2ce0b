import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words.ts';

export type JobKind =
  | 'approve'
  | 'reject'
  | 'remove'
  | 'add'
  | 'promote'
  | 'demote'
  | 'set'
  | 'relink'
  | 'icon'
  | 'delete';

/** The screen that lists who and what before anything happens. */
export class ConfirmDialog {
  readonly root: Locator;
  readonly cancel: Locator;
  readonly reason: Locator;
  private readonly words: Words;

  constructor(page: Page, words: Words) {
    this.words = words;
    this.root = page
      .getByRole('dialog')
      .filter({ has: page.getByRole('button', { name: words.t('cancel'), exact: true }) });
    this.cancel = this.root.getByRole('button', { name: words.t('cancel'), exact: true });
    this.reason = this.root.getByRole('textbox', { name: words.t('confirmReason') });
  }

  /** The sentence at the top. */
  title(): Promise<string> {
    return this.root.getByRole('heading', { level: 2 }).innerText();
  }

  /** How many people are listed. */
  async count(): Promise<number> {
    const first = this.root
      .getByRole('list', { name: this.words.t('confirmListLabel') })
      .getByRole('listitem');
    return Number(await first.first().getAttribute('aria-setsize'));
  }

  /** The button that does it; its name repeats verb and number. */
  button(kind: JobKind, count: number): Locator {
    return this.root.getByRole('button', { name: this.words.t(`do_${kind}`, count), exact: true });
  }

  /** Confirms for exactly so many people. */
  async go(kind: JobKind, count: number, reason?: string): Promise<void> {
    if (reason !== undefined) await this.reason.fill(reason);
    const button = this.button(kind, count);
    await button.click();
    // Not the dialog itself: the one it was opened from may be back.
    await expect(button).toBeHidden();
  }
}
