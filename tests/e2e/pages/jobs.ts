import type { Locator } from '@playwright/test';
import { escape, type Words } from './words.ts';

/** The tab "Jobs", and a job's own page. */
export class JobsTab {
  /** The page of one job. */
  readonly detail: Locator;
  /** The people of the job that is open, each with the result. */
  readonly results: Locator;
  private readonly drawer: Locator;
  private readonly words: Words;

  constructor(drawer: Locator, words: Words) {
    this.drawer = drawer;
    this.words = words;
    this.results = drawer.getByRole('list', { name: words.t('jobsResults') }).getByRole('listitem');
    const back = drawer.page().getByRole('button', { name: words.t('back'), exact: true });
    this.detail = drawer.getByRole('tabpanel').getByRole('region').filter({ has: back });
  }

  /** A job of the list by its title, such as "Approve 12 people into Oak Lane"; the newest of several. */
  job(title: string | RegExp): Locator {
    const open = this.drawer.page().getByRole('button', { name: title });
    return this.drawer.getByRole('tabpanel').getByRole('listitem').filter({ has: open }).first();
  }

  async open(title: string | RegExp): Promise<void> {
    await this.job(title).getByRole('button', { name: title }).first().click();
  }

  async back(): Promise<void> {
    await this.detail.getByRole('button', { name: this.words.t('back'), exact: true }).click();
  }

  /** Only those results: "Failed 2". */
  async show(filter: 'all' | 'todo' | 'done' | 'failed' | 'skipped'): Promise<void> {
    const name = new RegExp(`^${escape(this.words.t(`jobsFilter_${filter}`))} `);
    await this.detail.getByText(name).click();
  }

  result(name: string): Locator {
    return this.results.filter({ hasText: name });
  }
}
