/** How the interface names and paints people, groups and times. */
import type { PageState } from '../client/state.ts';
import type { IdText } from '../server/model.ts';
import { formatNumber } from '../client/phone.ts';
import { h, icon } from './dom.ts';
import type { View } from './view.ts';
import type { Words } from './words.ts';

const FAMILIES = [
  'brown',
  'cobalt',
  'green',
  'orange',
  'pink',
  'purple',
  'red',
  'sky-blue',
  'teal',
  'yellow',
] as const;

/** Stands where neither name nor number is known. */
export const NAMELESS = '···';

export type Family = (typeof FAMILIES)[number];

export function familyOf(id: IdText): Family {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return FAMILIES[sum % FAMILIES.length] ?? 'teal';
}

function numberOf(state: PageState, id: IdText): string {
  return formatNumber(id.endsWith('@c.us') ? id : state.contacts.pnOf(id));
}

/** The line a row shows first, and what stands beside it. */
export function nameOf(state: PageState, words: Words, id: IdText): { title: string; aside: string } {
  if (id === state.me?.pn || id === state.me?.lid) return { title: words.you, aside: '' };
  const { savedName, pushName } = state.contacts.details(state.contacts.of(id));
  const number = numberOf(state, id);
  if (savedName !== undefined) return { title: savedName, aside: number };
  if (pushName !== undefined && pushName !== '') {
    return number === '' ? { title: `~ ${pushName}`, aside: '' } : { title: number, aside: `~ ${pushName}` };
  }
  return { title: number === '' ? NAMELESS : number, aside: '' };
}

function initials(text: string): string {
  const words = text
    .replace(/[~+\d()·]/g, '')
    .trim()
    .split(/\s+/);
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

/** A round picture: the person's own if it was asked for, else initials, else a plain shape. */
export function avatar(view: View, id: IdText, name: string, sizePx: number): HTMLElement {
  const { state } = view;
  const isGroup = id.endsWith('@g.us');
  const element = h('div', { class: `avatar family-${familyOf(id)}` });
  element.style.width = `${sizePx}px`;
  element.style.height = `${sizePx}px`;
  element.style.fontSize = `${Math.round(sizePx * 0.38)}px`;
  const contact = isGroup ? undefined : state.contacts.of(id);
  const img = isGroup ? (state.groupPictures.of(id) ?? undefined) : contact?.profilePicThumb?.img;
  const details = contact && state.contacts.details(contact);
  if (contact && details?.hasPicture && !contact.profilePicThumb) view.askPicture(id);
  const letters = initials(contact ? (details?.savedName ?? details?.pushName ?? name) : name);
  if (img !== undefined) {
    const image = document.createElement('img');
    image.src = img;
    image.alt = '';
    element.append(image);
  } else if (isGroup) element.append(icon('people', Math.round(sizePx * 0.55)));
  else if (letters !== '') element.append(letters);
  else element.append(icon('person', Math.round(sizePx * 0.55)));
  return element;
}

/** `9:41` today, a weekday this week, a date before. */
export function timeOf(atS: number, nowMs: number, lang: string): string {
  if (atS === 0) return '';
  const at = new Date(atS * 1000);
  const ageDays = (nowMs - at.getTime()) / 86_400_000;
  if (ageDays < 0.8) return at.toLocaleTimeString(lang, { hour: '2-digit', minute: '2-digit' });
  if (ageDays < 6) return at.toLocaleDateString(lang, { weekday: 'long' });
  return at.toLocaleDateString(lang, { day: '2-digit', month: '2-digit', year: 'numeric' });
}
