/** One handler per kind of request: checks as WhatsApp's server does, acts, answers per person. */
import type { Actions } from './actions.ts';
import type { Clock } from './clock.ts';
import type { Directory } from './directory.ts';
import type { FaultEffect } from './faults.ts';
import type { Answers, Notice, Refusal, RequestBodies, RequestKind } from './frames.ts';
import type { Ledger } from './ledger.ts';
import type { Group, IdText, World } from './model.ts';
import type { Random } from './random.ts';
import type { Wire } from './wire.ts';

export interface HandlerContext {
  world: World;
  clock: Clock;
  random: Random;
  directory: Directory;
  ledger: Ledger;
  wire: Wire;
  actions: Actions;
  notify(notice: Notice, options?: { afterMs?: number }): void;
  requestId: string;
  effects: readonly FaultEffect[];
}

export type Handled<K extends RequestKind> = { ok: true; body: Answers[K] } | { ok: false; refusal: Refusal };

export type Handler<K extends RequestKind> = (context: HandlerContext, body: RequestBodies[K]) => Handled<K>;

export type Handlers = { [K in RequestKind]: Handler<K> };

export function refuse(code: number): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code } };
}

export function answer<T>(body: T): { ok: true; body: T } {
  return { ok: true, body };
}

/** The group, if I am in it; admin acts need more. */
export function enter(
  { world }: HandlerContext,
  id: IdText,
  need: 'member' | 'admin',
): { ok: true; group: Group } | { ok: false; refusal: Refusal } {
  const group = world.groups.get(id);
  if (!group || group.isTerminated) return refuse(404);
  const me = group.members.get(world.me);
  if (!me) return refuse(403);
  if (need === 'admin' && me.role === 'member') return refuse(403);
  if (need === 'admin' && group.isSuspended) return refuse(423);
  return { ok: true, group };
}

export function sizeLimit({ world }: HandlerContext, group: Group): number {
  return world.sizeLimits[group.groupType];
}

/** Codes that the test wants for single people; `isDone` = with that code the action still happens. */
export function wantedCode(
  { effects, directory }: HandlerContext,
  id: IdText,
): (Extract<FaultEffect, { fault: 'person' }> | Extract<FaultEffect, { fault: 'person-done' }>) | undefined {
  for (const effect of effects) {
    if (effect.fault !== 'person' && effect.fault !== 'person-done') continue;
    // The test may name the person by key or by either id.
    const wanted = directory.find(effect.person);
    if (effect.person === id || (wanted && wanted === directory.find(id))) return effect;
  }
  return undefined;
}

export function has(context: HandlerContext, fault: FaultEffect['fault']): boolean {
  return context.effects.some((effect) => effect.fault === fault);
}
