import { commandArgs, queryArgs } from '@/utils/contracts/store-port.ts';
import type { Drift } from '@/utils/contracts/same-shape.ts';
import type { z } from '@/utils/contracts/zod.ts';
import type { Args, CommandName, QueryName } from './api.ts';

type Schemas = typeof queryArgs & typeof commandArgs;

/** The names whose schema and type have drifted apart. */
type Drifted = {
  [Name in QueryName | CommandName]: Name extends keyof Schemas
    ? Drift<Name, z.output<Schemas[Name]>, Args<Name>>
    : Name;
}[QueryName | CommandName];
/** Does not compile, and names them, as soon as there is one. */
null satisfies [Drifted] extends [never] ? null : Drifted;

const schemas: Record<string, z.ZodMiniType> = { ...queryArgs, ...commandArgs };
const queries: ReadonlySet<string> = new Set(Object.keys(queryArgs));

export type NamedCall = { [N in QueryName | CommandName]: { name: N; args: Args<N> } }[
  | QueryName
  | CommandName];

/** A name and arguments from the wire. `detail` names the field at fault, never its value. */
export function checkCall(
  name: string,
  args: unknown,
): { ok: true; isQuery: boolean; args: unknown } | { ok: false; detail: string } {
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (!schema) return { ok: false, detail: `no query or command "${name}"` };
  const parsed = schema.safeParse(args);
  if (parsed.success) return { ok: true, isQuery: queries.has(name), args: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    ok: false,
    detail: `${name}: ${issue?.path.map(String).join('.') || 'arguments'}: ${issue?.message}`,
  };
}
