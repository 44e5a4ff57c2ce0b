import { fakeBrowser } from 'wxt/testing/fake-browser';
import messages from '@/public/_locales/en/messages.json' with { type: 'json' };

/** Stands in for `wxt/browser` in unit tests: WXT's fake plus the English messages, filled the way the browser does. */
export const browser = Object.assign(fakeBrowser, {
  i18n: {
    ...fakeBrowser.i18n,
    getUILanguage: () => 'en-US',
    getMessage(key: string, substitutions: readonly string[] = []): string {
      const entry = (messages as Record<string, { message: string } | undefined>)[key];
      return (
        entry?.message.replace(/\$(\$|\d)/g, (_, mark) =>
          mark === '$' ? '$' : (substitutions[mark - 1] ?? ''),
        ) ?? ''
      );
    },
  },
});
