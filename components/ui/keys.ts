/**
 * Every key that does something of ours, by the place where it does: the handlers ask this table, and the list of keys that
 * people can open is made of it. Entries with several keys count them from 0: `move1` is the second.
 * A key is named by what it types (`?`), or by its place on the keyboard (`KeyK`), which is the same in every script. `Mod` is
 * Ctrl, or Cmd on a Mac. A modifier alone stands for holding it.
 */
export const KEYS = {
  everywhere: { palette: ['Mod+KeyK'], keys: ['?'], drawer: ['Alt+Shift+KeyM'] },
  palette: { move: ['ArrowUp', 'ArrowDown'], go: ['Enter'], close: ['Escape'] },
  tabs: { move: ['ArrowLeft', 'ArrowRight'], ends: ['Home', 'End'] },
  list: {
    move: ['ArrowUp', 'ArrowDown'],
    page: ['PageUp', 'PageDown'],
    ends: ['Home', 'End'],
    open: ['Enter'],
    toggle: [' '],
    range: ['Shift'],
    all: ['Mod+KeyA'],
    none: ['Escape'],
  },
  search: { into: ['ArrowDown'], clear: ['Escape'] },
  menu: { open: ['ArrowDown'], move: ['ArrowUp', 'ArrowDown'], ends: ['Home', 'End'] },
  order: { move: ['ArrowUp', 'ArrowDown'], ends: ['Home', 'End'], none: ['Escape'] },
  edge: { move: ['ArrowLeft', 'ArrowRight'], ends: ['Home', 'End'] },
  note: { save: ['Mod+Enter'], none: ['Escape'] },
  templates: { find: ['/'] },
  card: { back: ['Escape'] },
} as const;

export type KeyPlace = keyof typeof KEYS;

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

type Numbered<Keys> = Keys extends readonly [unknown]
  ? '0'
  : Keys extends readonly [unknown, unknown]
    ? '0' | '1'
    : never;

/** `move0`, `move1`, `open0` … */
export type KeyName<Place extends KeyPlace> = {
  [Id in keyof (typeof KEYS)[Place] & string]: `${Id}${Numbered<(typeof KEYS)[Place][Id]>}`;
}[keyof (typeof KEYS)[Place] & string];

/** Which key of this place was pressed. Shift alone decides nothing: with it lists choose a range, and some signs need it. */
export function keyIn<Place extends KeyPlace>(place: Place, event: Pressed): KeyName<Place> | undefined {
  for (const [id, keys] of Object.entries<readonly string[]>(KEYS[place]))
    for (const [index, key] of keys.entries())
      if (isPressed(key, event)) return `${id}${index}` as KeyName<Place>;
  return undefined;
}

function isPressed(key: string, event: Pressed): boolean {
  const parts = key.split('+');
  const wants = (modifier: string): boolean => parts.includes(modifier);
  const last = parts.at(-1);
  return (
    (event.key === last || event.code === last) &&
    (event.ctrlKey || event.metaKey) === wants('Mod') &&
    event.altKey === wants('Alt') &&
    (event.shiftKey || !wants('Shift'))
  );
}
