import type { Locator, Page } from '@playwright/test';
import type { MessageKey, Words } from './words.ts';

/** The tab "Log". */
export class LogTab {
  readonly panel: Locator;
  readonly entries: Locator;
  readonly search: Locator;
  private readonly page: Page;
  private readonly words: Words;

  constructor(page: Page, drawer: Locator, words: Words) {
    this.page = page;
    this.words = words;
    this.panel = drawer.getByRole('tabpanel');
    this.entries = this.panel
      .getByRole('list', { name: words.t('logTitle'), exact: true })
      .getByRole('listitem');
    this.search = this.panel.getByRole('textbox', { name: words.t('logSearch') });
  }

  /** How many entries pass the filter, drawn or not. */
  async count(): Promise<number> {
    const first = this.entries.first();
    await first
      .or(this.panel.getByText(this.words.t('nothingFound')))
      .first()
      .waitFor();
    return (await first.isVisible()) ? Number(await first.getAttribute('aria-setsize')) : 0;
  }

  /** Switches one kind of entry on or off in the menu "What". */
  async filterByAction(action: MessageKey & `logAction_${string}`): Promise<void> {
    await this.panel.getByRole('button', { name: this.words.t('logWhat'), exact: true }).click();
    await this.page.getByRole('menuitemcheckbox', { name: this.words.t(action), exact: true }).click();
  }

  async filterByResult(result: 'done' | 'failed' | 'skipped'): Promise<void> {
    await this.panel.getByRole('button', { name: this.words.t('logResult'), exact: true }).click();
    await this.page
      .getByRole('menuitemcheckbox', { name: this.words.t(`logResult_${result}`), exact: true })
      .click();
  }

  async clearFilters(): Promise<void> {
    await this.panel.getByRole('button', { name: this.words.t('filterClear'), exact: true }).click();
  }

  /** Saves what the filter finds; the text of the file. */
  async save(form: 'logCsv' | 'logJson'): Promise<string> {
    await this.panel.getByRole('button', { name: this.words.t('logExport') }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('menuitem', { name: this.words.t(form) }).click(),
    ]);
    return readDownload(download);
  }
}

type Download = { createReadStream(): Promise<NodeJS.ReadableStream> };

export async function readDownload(download: Download): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
