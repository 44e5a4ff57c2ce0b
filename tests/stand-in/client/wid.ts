/** WhatsApp's id objects. Opaque on purpose: only `String(wid)` and a few questions; two of the same id are not `===`. */
import type { IdText } from '../server/model.ts';

export interface Wid {
  toString(): IdText;
  isGroup(): boolean;
  isUser(): boolean;
  isLid(): boolean;
  equals(other: unknown): boolean;
}

class WidObject implements Wid {
  readonly #text: IdText;
  constructor(text: IdText) {
    this.#text = text;
  }
  toString(): IdText {
    return this.#text;
  }
  isGroup(): boolean {
    return this.#text.endsWith('@g.us');
  }
  isUser(): boolean {
    return this.#text.endsWith('@c.us') || this.#text.endsWith('@lid');
  }
  isLid(): boolean {
    return this.#text.endsWith('@lid');
  }
  equals(other: unknown): boolean {
    return other instanceof WidObject && other.#text === this.#text;
  }
}

export function createWid(text: unknown): Wid {
  if (typeof text !== 'string' || !/^[^@]+@[^@]+$/.test(text)) throw new TypeError('wid error: invalid wid');
  return new WidObject(text);
}

/** The text of a wid; anything else is a TypeError, as when WhatsApp's code calls a method that is not there. */
export function textOf(wid: unknown): IdText {
  if (!(wid instanceof WidObject)) throw new TypeError('e.toJid is not a function');
  return wid.toString();
}

export function isWid(value: unknown): value is Wid {
  return value instanceof WidObject;
}

/** For lookups that take a wid or its text. */
export function textOfEither(id: unknown): IdText | undefined {
  if (typeof id === 'string') return id;
  return isWid(id) ? id.toString() : undefined;
}
