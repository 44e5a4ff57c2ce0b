/**
 * Chromium refuses messages past 64 MB, and an export of a hundred full groups is larger. Long texts in arguments and
 * values cross the port packed; nobody else notices.
 */
import type { Outcome } from '@/utils/domain/reasons.ts';

/** Shorter texts go as they are, in UTF-16 units. */
const LONG = 1_000_000;
/** What `String.fromCharCode` takes at once without overflowing the stack. */
const PIECE = 0x8000;

type Packed = { packedText: string };

/** Plain data with each long text at its top replaced by a packed one. */
export const packTexts = (data: unknown): Promise<unknown> =>
  eachField(data, async (value) =>
    typeof value === 'string' && value.length > LONG ? { packedText: await pack(value) } : value,
  );

/** The opposite of `packTexts`. Throws when a packed text is damaged. */
export const unpackTexts = (data: unknown): Promise<unknown> =>
  eachField(data, async (value) => (isPacked(value) ? unpack(value.packedText) : value));

/** The same for the value of an outcome. */
export async function inOutcome<Reason extends string>(
  outcome: Outcome<unknown, Reason>,
  change: (data: unknown) => Promise<unknown>,
): Promise<Outcome<unknown, Reason>> {
  return outcome.ok ? { ok: true, value: await change(outcome.value) } : outcome;
}

async function eachField(data: unknown, change: (value: unknown) => Promise<unknown>): Promise<unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const fields = await Promise.all(
    Object.entries(data).map(async ([key, value]) => [key, await change(value)] as const),
  );
  return Object.fromEntries(fields);
}

function isPacked(value: unknown): value is Packed {
  return typeof value === 'object' && value !== null && 'packedText' in value;
}

async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}

async function unpack(packed: string): Promise<string> {
  const binary = atob(packed);
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
