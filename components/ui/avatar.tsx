import styles from './avatar.module.css';
import { Icon } from './icon.tsx';

const families = [
  'brown',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'sky-blue',
  'cobalt',
  'purple',
  'pink',
];

type AvatarProps = {
  name?: string | undefined;
  /** What the colour is chosen by; the same person keeps the same colour. */
  seed: string;
  size?: number | undefined;
};

/** px; the style sheet has it too, since lists are made of many. */
const USUAL_SIZE = 36;

/** Letters, no picture: WhatsApp's pictures lie on its servers, and to show one would be a request of ours. */
export function Avatar({ name, seed, size = USUAL_SIZE }: AvatarProps) {
  const family = families[hash(seed) % families.length] ?? 'gray';
  const letters = name === undefined ? '' : initials(name);
  return (
    <span
      className={styles.avatar}
      aria-hidden="true"
      style={{
        ...(size === USUAL_SIZE
          ? {}
          : { inlineSize: size, blockSize: size, fontSize: Math.round(size * 0.38) }),
        background: `var(--m-tag-${letters ? family : 'gray'}-bg)`,
        color: `var(--m-tag-${letters ? family : 'gray'}-fg)`,
      }}
    >
      {letters || <Icon name="user" size={Math.round(size * 0.55)} />}
    </span>
  );
}

/** First letters of the first and the last word; nothing for a name without letters or digits. Words in brackets are remarks. */
export function initials(name: string): string {
  const whole = name.slice(0, 200);
  const own = wordsOf(whole.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' '));
  const words = own.length > 0 ? own : wordsOf(whole);
  const first = words[0];
  if (first === undefined) return '';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last]
    .map((word) => (word === undefined ? '' : firstLetter(word)))
    .join('')
    .toLocaleUpperCase();
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];

function firstLetter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 32);
}

function hash(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum = (sum * 31 + text.charCodeAt(index)) >>> 0;
  return sum;
}
