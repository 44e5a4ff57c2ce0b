import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

const getMessage = vi.fn();
const getUILanguage = vi.fn();

// Files share what is loaded: the texts kept by the last case are not those of the next file.
afterAll(() => vi.resetModules());

const russian: Record<string, string> = {
  languageTag: 'ru',
  extensionName: 'Имя $1, цена $$5, и $2',
  people_one: '$1 человек в «$2»',
  people_few: '$1 человека в «$2»',
  people_many: '$1 человек в «$2»',
  people_other: '$1 человека в «$2»',
};

/** As the browser does it: `$1` and `$$`, and an empty text for an unknown key. */
function serve(messages: Record<string, string>, uiLanguage: string) {
  getUILanguage.mockReturnValue(uiLanguage);
  getMessage.mockImplementation((key: string, substitutions: string[]) =>
    (messages[key] ?? '').replace(/\$(\$|\d)/g, (_, mark) =>
      mark === '$' ? '$' : (substitutions[mark - 1] ?? ''),
    ),
  );
}

/** Formatters and texts are kept for the life of a page, so each case loads the module anew. */
const load = async () => {
  vi.resetModules();
  const { browser } = await import('wxt/browser');
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(getMessage);
  vi.spyOn(browser.i18n, 'getUILanguage').mockImplementation(getUILanguage);
  const module = await import('./i18n.ts');
  // The keys of these cases exist here only.
  return {
    ...module,
    browser,
    t: module.t as (key: string, ...rest: (string | number)[]) => string,
    tOf: module.tOf as unknown as (prefix: string, word: string, ...rest: number[]) => string,
    tn: module.tn as (key: string, n: number, ...rest: string[]) => string,
  };
};

describe('messages', () => {
  beforeEach(() => serve(russian, 'ru-RU'));

  it('fills in what is given and leaves money alone', async () => {
    const { t } = await load();
    expect(t('extensionName', 'Анна', '$1')).toBe('Имя Анна, цена $5, и $1');
  });

  it('finds the text of a word with hyphens', async () => {
    serve({ languageTag: 'ru', launcher_not_open: 'Закрыто: $1' }, 'ru');
    const { tOf } = await load();
    expect(tOf('launcher', 'not-open', 5)).toBe('Закрыто: 5');
  });

  it('asks the browser once for a text', async () => {
    const { t } = await load();
    t('extensionName', 'a', 'b');
    getMessage.mockClear();
    expect(t('extensionName', 'c', 'd')).toBe('Имя c, цена $5, и d');
    expect(getMessage).not.toHaveBeenCalled();
  });

  it('says what was kept, and dots for the rest, when the extension is gone', async () => {
    const { t, keepTexts, browser } = await load();
    keepTexts(['extensionName']);
    getMessage.mockImplementation(() => {
      throw new Error('Extension context invalidated.');
    });
    expect(() => t('people_one', 1, 'a')).toThrow('invalidated');
    vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as never);
    expect(t('people_one', 1, 'a')).toBe('…');
    expect(t('extensionName', 'a', 'b')).toBe('Имя a, цена $5, и b');
  });

  it('refuses a missing message and a missing substitution', async () => {
    const { t } = await load();
    expect(() => t('nothing')).toThrow('no message "nothing"');
    expect(() => t('extensionName', 'a')).toThrow('wants $2');
  });

  it.each([
    [1, '1 человек в «Дом»'],
    [3, '3 человека в «Дом»'],
    [11, '11 человек в «Дом»'],
    [21, '21 человек в «Дом»'],
    [12345, '12\u00a0345 человек в «Дом»'],
  ])('counts %d people in Russian', async (n, text) => {
    const { tn } = await load();
    expect(tn('people', n, 'Дом')).toBe(text);
  });
});

describe('the language', () => {
  it('keeps the region of the browser', async () => {
    serve({ languageTag: 'en' }, 'en-GB');
    expect((await load()).language()).toBe('en-GB');
  });

  it('is the language of the texts where the browser speaks another', async () => {
    serve({ languageTag: 'en' }, 'pl');
    const { language, formatNumber, direction } = await load();
    expect(language()).toBe('en');
    expect(formatNumber(12345)).toBe('12,345');
    expect(direction()).toBe('ltr');
  });
});

describe('times', () => {
  const now = Date.UTC(2026, 10, 23, 12);

  it.each([
    [-2 * 86_400_000, '2 days ago'],
    [-86_400_000, 'yesterday'],
    [-3 * 3_600_000, '3 hr. ago'],
    [-30_000, 'now'],
    [5 * 60_000, 'in 5 min.'],
    [-800 * 86_400_000, '2 yr. ago'],
  ])('%d ms away reads "%s"', async (distanceMs, text) => {
    serve({ languageTag: 'en' }, 'en');
    const { formatRelative } = await load();
    expect(formatRelative(now + distanceMs, now)).toBe(text);
  });

  it.each([
    [0, '1 sec'],
    [39_001, '40 sec'],
    [61_000, '2 min'],
    [7_300_000, '3 hr'],
  ])('%d ms last "%s"', async (durationMs, text) => {
    serve({ languageTag: 'en' }, 'en');
    expect((await load()).formatDuration(durationMs)).toBe(text);
  });
});
