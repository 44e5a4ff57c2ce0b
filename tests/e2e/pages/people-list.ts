import { expect, type Locator, type Page } from '@playwright/test';
import { escape, type Words } from './words.ts';

type FilterMenu = 'country' | 'method' | 'tag' | 'age' | 'role';

/** The list of requests, of members, or of past members, with its filter, its selection and its action bar. */
export class PeopleList {
  readonly list: Locator;
  /** Only what is drawn: the list is virtual. `shownCount` knows all of them. */
  readonly rows: Locator;
  readonly filterField: Locator;
  /** The box over the list: everybody shown. */
  readonly all: Locator;
  readonly actions: Locator;
  private readonly page: Page;
  private readonly panel: Locator;
  private readonly words: Words;

  constructor(page: Page, drawer: Locator, words: Words, label: RegExp) {
    this.page = page;
    this.words = words;
    this.panel = drawer.getByRole('tabpanel');
    this.list = this.panel.getByRole('list', { name: label });
    this.rows = this.list.getByRole('listitem');
    this.filterField = this.panel.getByRole('textbox', { name: words.t('filterPlaceholder') });
    const { t } = words;
    this.all = this.panel.getByRole('checkbox', {
      name: new RegExp(`^(${escape(t('selectAllMatching'))}|${escape(t('selectAllShown'))})$`),
    });
    this.actions = this.panel.getByRole('region', { name: t('selectionBar') });
  }

  /** A row by the person's name; the name must be drawn. */
  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  box(name: string): Locator {
    return this.row(name).getByRole('checkbox');
  }

  /** How many pass the filter; 0 when nobody does. */
  async shownCount(): Promise<number> {
    const first = this.rows.first();
    await first
      .or(this.panel.getByText(this.words.t('noMatchTitle')))
      .first()
      .waitFor();
    return (await first.isVisible()) ? Number(await first.getAttribute('aria-setsize')) : 0;
  }

  /** Waits until so many pass the filter. */
  async expectShown(count: number): Promise<void> {
    await expect.poll(() => this.shownCount()).toBe(count);
  }

  /** The names that are drawn, from top to bottom. */
  async drawnNames(): Promise<string[]> {
    return this.rows
      .getByRole('checkbox')
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label') ?? ''));
  }

  async filter(text: string): Promise<void> {
    await this.filterField.fill(text);
  }

  /** Switches one entry of a filter menu on or off. */
  async filterBy(menu: FilterMenu, entry: string): Promise<void> {
    const name = this.words.t(`filter_${menu}`);
    // The action bar below may have a button of the same name.
    await this.panel.getByRole('button', { name, exact: true }).first().click();
    await this.page.getByRole('menuitemcheckbox', { name: new RegExp(`^${escape(entry)}`) }).click();
  }

  async clearFilters(): Promise<void> {
    await this.panel.getByRole('button', { name: this.words.t('filterClear'), exact: true }).click();
  }

  /** Chooses by a rule of the menu "Select". */
  async selectBy(rule: string): Promise<void> {
    await this.panel.getByRole('button', { name: this.words.t('selectMenu'), exact: true }).click();
    await this.page.getByRole('menuitem', { name: new RegExp(`^${escape(rule)}`) }).click();
  }

  async selectAll(): Promise<void> {
    await this.all.check();
  }

  async expectSelected(count: number): Promise<void> {
    if (count === 0) await expect(this.actions).toBeHidden();
    else await expect(this.actions.getByRole('status')).toContainText(this.words.tn('selectedCount', count));
  }

  async selectNone(): Promise<void> {
    await this.actions.getByRole('button', { name: this.words.t('selectNone') }).click();
  }

  /** A button of the action bar. */
  action(name: string): Locator {
    return this.actions.getByRole('button', { name, exact: true });
  }

  /** Opens the person's card by a click on the row. */
  async open(name: string): Promise<void> {
    await this.row(name).getByTitle(name, { exact: true }).click();
  }
}
