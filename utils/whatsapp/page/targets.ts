/** Finds the people of an action in the group's own form: a LID group knows nobody by number, and the other way round. */
import type { Target } from '@/utils/domain/action.ts';
import { asId } from '@/utils/domain/ids.ts';
import type { Capabilities } from './capabilities.ts';
import type { People } from './people.ts';
import type { Wid } from './shapes.ts';
import { identityWidText, widKind, widText } from './to-domain.ts';

export type Targets = {
  /** Every wid text that may name this person, the given one first. */
  namesOf(target: Target): string[];
  /** The same for a chat's id, or for a person's number as `+…`; a group has one name. */
  chatNamesOf(id: string): string[];
  /** The entry of `index` that is this person. */
  findIn<Entry>(index: ReadonlyMap<string, Entry>, target: Target): Entry | undefined;
  /** The wid of that kind, from what the target says or WhatsApp's local map knows. */
  wid(target: Target, kind: 'lid' | 'pn'): Wid | undefined;
};

export function indexById<Entry extends { id: Wid }>(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [widText(entry.id), entry]));
}

export function createTargets(capabilities: Capabilities, people: People): Targets {
  function make(text: string): Wid | undefined {
    const kind = widKind(text);
    if (kind !== 'lid' && kind !== 'pn') return undefined;
    return capabilities.get('WAWebWidFactory')?.createWid(text);
  }

  function told(target: Target): string[] {
    return [target.wid, ...target.identities.flatMap((identity) => identityWidText(identity) ?? [])];
  }

  function namesOf(target: Target): string[] {
    const names = new Set<string>(told(target));
    for (const text of [...names]) {
      const wid = make(text);
      const other = wid && people.otherForm(wid);
      if (other) names.add(widText(other));
    }
    return [...names];
  }

  return {
    namesOf,
    chatNamesOf(id) {
      const text = id.startsWith('+') ? identityWidText({ kind: 'pn', value: id }) : id;
      return text === undefined ? [] : namesOf({ wid: asId(text), identities: [] });
    },
    findIn(index, target) {
      for (const name of told(target)) {
        const entry = index.get(name);
        if (entry) return entry;
      }
      for (const name of namesOf(target)) {
        const entry = index.get(name);
        if (entry) return entry;
      }
      return undefined;
    },
    wid(target, kind) {
      const text = namesOf(target).find((name) => widKind(name) === kind);
      return text === undefined ? undefined : make(text);
    },
  };
}
