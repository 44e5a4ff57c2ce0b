import type { Locator } from '@playwright/test';
import { escape, type Words } from './words.ts';

/** The tab "Templates", the page that fills one, and the editor. */
export class TemplatesTab {
  readonly panel: Locator;
  readonly list: Locator;
  readonly search: Locator;
  readonly preview: Locator;
  /** What is missing in the preview. */
  readonly warning: Locator;
  readonly insert: Locator;
  readonly copy: Locator;
  private readonly words: Words;

  constructor(drawer: Locator, words: Words) {
    const { t } = words;
    this.words = words;
    this.panel = drawer.getByRole('tabpanel');
    this.list = this.panel.getByRole('list', { name: t('templatesTitle'), exact: true });
    this.search = this.panel.getByRole('textbox', { name: t('templatesSearch') });
    const heading = drawer.page().getByRole('heading', { name: t('templatesPreview'), exact: true });
    const frame = this.panel.locator('div').filter({ has: heading }).last();
    this.preview = frame.locator('p').first();
    this.warning = frame.getByRole('status');
    this.insert = this.panel.getByRole('button', {
      name: new RegExp(`^${escape(t('templatesInsert'))}`),
    });
    this.copy = this.panel.getByRole('button', { name: t('copy'), exact: true });
  }

  /** A field of the editor. */
  field(label: 'templatesName' | 'templatesShortcut'): Locator {
    return this.panel.getByRole('textbox', { name: this.words.t(label), exact: true });
  }

  get text(): Locator {
    return this.panel.getByRole('textbox', { name: this.words.pattern('templatesTextIn') });
  }

  button(name: 'save' | 'cancel' | 'templatesNew'): Locator {
    return this.panel.getByRole('button', { name: this.words.t(name), exact: true });
  }

  /** Writes a new template and saves it. */
  async write(template: { name: string; shortcut?: string; text: string }): Promise<void> {
    await this.button('templatesNew').click();
    await this.field('templatesName').fill(template.name);
    if (template.shortcut !== undefined) await this.field('templatesShortcut').fill(template.shortcut);
    await this.text.fill(template.text);
    await this.button('save').click();
    await this.button('save').waitFor({ state: 'hidden' });
  }

  /** The button that opens a template. */
  open(name: string): Locator {
    return this.list.getByRole('button', { name: new RegExp(`^${escape(name)}`) });
  }

  get group(): Locator {
    return this.panel.getByRole('combobox', { name: this.words.t('templatesGroup') });
  }

  get person(): Locator {
    return this.panel.getByRole('textbox', { name: this.words.t('templatesPersonFind') });
  }
}
