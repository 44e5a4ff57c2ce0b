import { expect, type Locator } from '@playwright/test';
import type { Words } from './words.ts';

type Pace = { firstBatch?: number; largestBatch?: number; pauseS?: number; perPersonMs?: number };

/** The tab "Settings"; open it first. */
export class SettingsTab {
  readonly panel: Locator;
  private readonly words: Words;

  constructor(drawer: Locator, words: Words) {
    this.words = words;
    this.panel = drawer.getByRole('tabpanel');
  }

  /** How long a job waits before its first step; one of the offered times. */
  async setUndoDelay(delayMs: number): Promise<void> {
    const field = this.panel.getByRole('combobox', { name: this.words.t('settingsUndoDelay') });
    await field.selectOption(String(delayMs));
    await expect(field).toHaveValue(String(delayMs));
  }

  /** Own pace; what is not given stays. */
  async setPace(pace: Pace): Promise<void> {
    const { t } = this.words;
    await this.panel.getByText(t('settingsPaceOwn'), { exact: true }).click();
    const fields = [
      ['settingsFirstBatch', pace.firstBatch],
      ['settingsLargestBatch', pace.largestBatch],
      ['settingsPause', pace.pauseS],
      ['settingsPerPerson', pace.perPersonMs],
    ] as const;
    for (const [key, value] of fields) {
      if (value === undefined) continue;
      const field = this.panel.getByRole('textbox', { name: t(key) });
      await field.fill(String(value));
      await field.press('Enter');
      await expect(field).toHaveValue(String(value));
    }
  }
}
