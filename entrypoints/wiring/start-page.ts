import { direction, language } from '@/utils/i18n.ts';

/** A page of the extension itself: its language, title and theme. Gives the element to render into. */
export function startPage(title: string): HTMLElement {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
  document.title = title;

  root.className = 'muster';
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const applyTheme = (): void => {
    root.dataset['theme'] = dark.matches ? 'dark' : 'light';
  };
  dark.addEventListener('change', applyTheme);
  applyTheme();
  return root;
}
