import { expect, type Locator, type Page } from '@playwright/test';
import { escape, type Words } from './words.ts';

/** The tab "Messages". */
export class MessagesTab {
  readonly rows: Locator;
  /** Words of a message, or the name of who wrote it. */
  readonly find: Locator;
  private readonly page: Page;
  private readonly panel: Locator;
  private readonly words: Words;

  constructor(page: Page, drawer: Locator, words: Words) {
    this.page = page;
    this.words = words;
    this.panel = drawer.getByRole('tabpanel');
    this.find = this.panel.getByRole('textbox', { name: words.t('messagesFind') });
    this.rows = drawer.getByRole('list', { name: words.pattern('messagesListLabel') }).getByRole('listitem');
  }

  /** The message with these words. */
  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  box(text: string): Locator {
    return this.row(text).getByRole('checkbox');
  }

  /** "Suggested 3" or "All 57". */
  async show(part: 'suggested' | 'all', count?: number): Promise<void> {
    const key = part === 'suggested' ? 'messagesSuggested' : 'messagesAll';
    const name = count === undefined ? this.words.pattern(key) : this.words.t(key, count);
    await this.panel
      .getByRole('group', { name: this.words.t('messagesShow') })
      .getByText(name)
      .click();
  }

  /** `find`: the field in the menu, to be typed into first. */
  async filter(
    menu: 'messagesAuthor' | 'messagesRule',
    entry: string,
    find?: 'messagesFindAuthor',
  ): Promise<void> {
    await this.panel.getByRole('button', { name: this.words.t(menu), exact: true }).click();
    if (find) await this.panel.getByRole('textbox', { name: this.words.t(find), exact: true }).fill(entry);
    await this.page.getByRole('menuitemcheckbox', { name: new RegExp(`^${escape(entry)}`) }).click();
  }

  /** A button of the bar at the foot. */
  action(name: string): Locator {
    return this.panel
      .getByRole('region', { name: this.words.t('selectionBar') })
      .getByRole('button', { name, exact: true });
  }

  async expectShown(count: number): Promise<void> {
    await expect(this.rows).toHaveCount(count);
  }
}
