import { expect, type Locator, type Page } from '@playwright/test';
import { ConfirmDialog } from './confirm.ts';
import { JobsTab } from './jobs.ts';
import { LogTab } from './log.ts';
import { MessagesTab } from './messages.ts';
import { PeopleList } from './people-list.ts';
import { PersonCard } from './person-card.ts';
import { SettingsTab } from './settings.ts';
import { TemplatesTab } from './templates.ts';
import { escape, type Messages, type Words, wordsOf } from './words.ts';

export type TabName =
  | 'requests'
  | 'members'
  | 'group'
  | 'messages'
  | 'tags'
  | 'notes'
  | 'templates'
  | 'jobs'
  | 'log'
  | 'health'
  | 'settings';

/** What a person sees of the overlay, found by roles and names in the language of the test. */
export class OverlayPage {
  readonly page: Page;
  readonly words: Words;
  /** The round button at the edge. */
  readonly launcher: Locator;
  readonly drawer: Locator;
  readonly toasts: Locator;
  readonly jobLine: Locator;
  readonly confirm: ConfirmDialog;
  readonly requests: PeopleList;
  readonly members: PeopleList;
  readonly messages: MessagesTab;
  readonly jobs: JobsTab;
  readonly card: PersonCard;
  readonly settings: SettingsTab;
  readonly templates: TemplatesTab;
  readonly log: LogTab;

  constructor(page: Page, language = 'en', messages?: Messages) {
    this.page = page;
    this.words = wordsOf(language, messages);
    const { t, pattern, patternOfAny } = this.words;
    const names = [pattern('launcherOpen'), patternOfAny('launcherPending'), pattern('launcherRaid')];
    this.launcher = page.getByRole('button', {
      name: new RegExp(names.map((name) => name.source).join('|')),
    });
    this.drawer = page.getByRole('complementary', { name: t('drawerLabel') });
    this.toasts = page.getByRole('region', { name: t('toastsLabel'), exact: true });
    this.jobLine = this.drawer.getByRole('region', { name: t('jobLineLabel') });
    this.confirm = new ConfirmDialog(page, this.words);
    this.requests = new PeopleList(page, this.drawer, this.words, pattern('requestsListLabel'));
    this.members = new PeopleList(page, this.drawer, this.words, pattern('membersListLabel'));
    this.messages = new MessagesTab(page, this.drawer, this.words);
    this.jobs = new JobsTab(this.drawer, this.words);
    this.card = new PersonCard(page, this.drawer, this.words);
    this.settings = new SettingsTab(this.drawer, this.words);
    this.templates = new TemplatesTab(this.drawer, this.words);
    this.log = new LogTab(page, this.drawer, this.words);
  }

  /** Goes to WhatsApp Web for the first time, opens the drawer and reads the notice. */
  async start(): Promise<void> {
    await this.page.goto('https://web.whatsapp.com/');
    await this.launcher.click();
    await this.readNotice();
  }

  async readNotice(): Promise<void> {
    await this.drawer.getByRole('button', { name: this.words.t('noticeRead') }).click();
    await expect(this.drawer.getByRole('tablist')).toBeVisible();
    await this.page.getByRole('button', { name: this.words.t('tourSkip') }).click();
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  /** Loads the page anew; the drawer was open and opens again. */
  async reload(): Promise<void> {
    await this.page.reload();
    await expect(this.drawer.getByRole('tablist')).toBeVisible();
  }

  /** By its tab, or through "More" where it does not fit. */
  async openTab(name: TabName): Promise<void> {
    const title = this.words.t(`${name}Title`);
    const tab = this.drawer.getByRole('tab', { name: new RegExp(`^${escape(title)}`) });
    // Which tabs fit changes with what they count, between looking and clicking too.
    await expect(async () => {
      if (!(await tab.isVisible())) {
        await this.drawer
          .getByRole('button', { name: this.words.t('moreActions'), exact: true })
          .first()
          .click({ timeout: 5_000 });
        const entry = this.page.getByRole('menuitem', { name: new RegExp(`^${escape(title)}`) });
        await entry.or(tab).first().click({ timeout: 5_000 });
      } else await tab.click({ timeout: 5_000 });
      await expect(tab).toHaveAttribute('aria-selected', 'true', { timeout: 5_000 });
    }).toPass({ timeout: 30_000 });
  }

  /** Takes a group through the drawer's head; nothing: all groups. */
  async pickGroup(subject: string | undefined): Promise<void> {
    const { t } = this.words;
    await this.drawer.getByTitle(t('groupPick')).click();
    const picker = this.page.getByRole('dialog', { name: t('groupPick') });
    const name = subject ?? t('allGroups');
    await picker.getByRole('button', { name: new RegExp(`^${escape(name)}`) }).click();
    await expect(this.drawer.getByTitle(t('groupPick'))).toContainText(name);
  }

  /** The toast with these words. */
  toast(text: string | RegExp): Locator {
    return this.toasts.locator(':scope > *').filter({ hasText: text });
  }

  /** Presses "Undo" in the newest toast that has one. */
  async undo(): Promise<void> {
    await this.toasts
      .getByRole('button', { name: new RegExp(`^${escape(this.words.t('undo'))}`) })
      .last()
      .click();
  }

  /** A dialog by its title; the confirm screen is `confirm`. */
  dialog(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title });
  }
}
