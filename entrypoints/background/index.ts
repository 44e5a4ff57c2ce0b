import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

export default defineBackground({
  type: 'module',
  main() {
    browser.action.onClicked.addListener(() => {
      void browser.tabs.create({ url: browser.runtime.getURL('/dashboard.html') });
    });
  },
});
