import { t } from '@/utils/i18n.ts';

const isMac = globalThis.navigator?.platform?.startsWith('Mac');

/** A key of the table as it is written for people: "Ctrl K". */
export function keyText(key: string): string {
  const signs: { readonly [part: string]: string } = {
    Mod: isMac ? 'Cmd' : 'Ctrl',
    Alt: isMac ? 'Option' : 'Alt',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Escape: 'Esc',
    ' ': t('keySpace'),
  };
  return key
    .split('+')
    .map((part) => signs[part] ?? part.replace(/^Key/, ''))
    .join(' ');
}
