import type { Locator, Page } from '@playwright/test';
import { escape, type Words } from './words.ts';

/** The card that slides over a list. */
export class PersonCard {
  readonly root: Locator;
  readonly notes: Locator;
  private readonly page: Page;
  private readonly words: Words;

  constructor(page: Page, drawer: Locator, words: Words) {
    this.page = page;
    this.words = words;
    const back = page.getByRole('button', { name: words.t('personBack'), exact: true });
    this.root = drawer.getByRole('region').filter({ has: back });
    this.notes = this.root
      .getByRole('list', { name: words.t('notesTitle'), exact: true })
      .getByRole('listitem');
  }

  async back(): Promise<void> {
    await this.root.getByRole('button', { name: this.words.t('personBack'), exact: true }).click();
  }

  /** A part of the card by its heading. */
  section(
    title:
      | 'strikesTitle'
      | 'tagsTitle'
      | 'notesTitle'
      | 'personGroups'
      | 'personHistory'
      | 'personIdentities',
  ): Locator {
    const heading = this.page.getByRole('heading', { level: 3, name: this.words.t(title), exact: true });
    return this.root.locator('section').filter({ has: heading }).last();
  }

  /** Opens the boxes with all tags. */
  async editTags(): Promise<void> {
    await this.section('tagsTitle')
      .getByRole('button', { name: this.words.t('edit'), exact: true })
      .click();
  }

  /** The box that puts a tag on everywhere, or in the group only from where the card was opened. */
  tagBox(tag: string, where: 'everywhere' | 'here'): Locator {
    const { t } = this.words;
    const mark = '\u0000';
    const source = escape(t(where === 'here' ? 'tagsBoxHere' : 'tagsBoxEverywhere', mark));
    // The name stands between isolating marks.
    return this.root.getByRole('checkbox', { name: new RegExp(source.replace(mark, `.?${escape(tag)}.?`)) });
  }

  async writeNote(text: string, options: { onlyHere?: boolean } = {}): Promise<void> {
    const { t } = this.words;
    await this.root.getByRole('textbox', { name: t('notesAdd') }).fill(text);
    if (options.onlyHere) await this.root.getByText(t('onlyInGroup'), { exact: true }).first().click();
    await this.root.getByRole('button', { name: t('notesSave'), exact: true }).click();
  }

  note(text: string): Locator {
    return this.notes.filter({ hasText: text });
  }
}
