import type { Columns } from './columns.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';

/**
 * What goes over the store port: comlink's own messages in both directions, and live queries beside them. Both sides
 * come from one installed version (an updated extension cuts the ports of old tabs), so there is no version number.
 */
export type ClientEnvelope =
  | { type: 'rpc'; data: unknown }
  | { type: 'watch'; id: string; name: string; args: unknown }
  | { type: 'unwatch'; id: string };

export type ServerEnvelope =
  | { type: 'rpc'; data: unknown }
  | { type: 'value'; id: string; outcome: Outcome<unknown, string> }
  /** A long list that was asked for. */
  | { type: 'rows'; id: string; columns: Columns };

export function isClientEnvelope(message: unknown): message is ClientEnvelope {
  if (!isRecord(message)) return false;
  if (message.type === 'rpc') return isRecord(message.data);
  if (typeof message.id !== 'string') return false;
  return message.type === 'unwatch' || (message.type === 'watch' && typeof message.name === 'string');
}

export function isServerEnvelope(message: unknown): message is ServerEnvelope {
  if (!isRecord(message)) return false;
  if (message.type === 'rpc') return isRecord(message.data);
  if (message.type === 'rows') return typeof message.id === 'string' && isRecord(message.columns);
  return message.type === 'value' && typeof message.id === 'string' && isOutcome(message.outcome);
}

export function isOutcome(value: unknown): value is Outcome<unknown, string> {
  return isRecord(value) && (value.ok === true || (value.ok === false && typeof value.reason === 'string'));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
