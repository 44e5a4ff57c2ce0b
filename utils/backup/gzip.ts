/** Packing and unpacking of one long text in pieces, so that the page lives on and the work can be given up. */

export type Work = {
  signal: AbortSignal;
  /** The share that is done, 0 to 1. */
  onShare?: ((share: number) => void) | undefined;
};

/** Some ten milliseconds of work each. */
const PIECE = 500_000;

export async function packText(
  text: string,
  { signal, onShare, limitBytes }: Work & { limitBytes: number },
): Promise<Uint8Array<ArrayBuffer> | 'too-big'> {
  const encoder = new TextEncoder();
  let at = 0;
  let bytes = 0;
  const source = pieces(() => {
    if (at >= text.length || bytes > limitBytes) return undefined;
    const end = pieceEnd(text, at);
    const piece = encoder.encode(text.slice(at, end));
    at = end;
    bytes += piece.length;
    onShare?.(at / text.length);
    return piece;
  });
  const packed = new Blob(await collect(source.pipeThrough(new CompressionStream('gzip'), { signal })));
  return bytes > limitBytes ? 'too-big' : new Uint8Array(await packed.arrayBuffer());
}

/** `damaged`: no gzip, not all of it, or no text. `too-big`: it was left at the limit (BK7). */
export async function unpackText(
  packed: Uint8Array<ArrayBuffer>,
  { signal, onShare, limitBytes }: Work & { limitBytes: number },
): Promise<{ text: string } | 'damaged' | 'too-big'> {
  let at = 0;
  const source = pieces(() => {
    if (at >= packed.length) return undefined;
    const piece = packed.subarray(at, at + PIECE);
    at += piece.length;
    onShare?.(at / packed.length);
    return piece;
  });
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const parts: string[] = [];
  let bytes = 0;
  const reader = source.pipeThrough(new DecompressionStream('gzip'), { signal }).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      bytes += next.value.length;
      if (bytes > limitBytes) {
        await reader.cancel();
        return 'too-big';
      }
      parts.push(decoder.decode(next.value, { stream: true }));
    }
    parts.push(decoder.decode());
  } catch (error) {
    signal.throwIfAborted();
    // Both the unpacker and the decoder say so of what they cannot read; Node's unpacker has errors of its own.
    if (error instanceof TypeError || isUnpackerError(error)) return 'damaged';
    throw error;
  }
  return { text: parts.join('') };
}

const isUnpackerError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');

/** Between two pieces the page gets its turn: streams alone would keep it until the end. */
function pieces(next: () => Uint8Array<ArrayBuffer> | undefined): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve));
        const piece = next();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Not within a character of two units. */
function pieceEnd(text: string, from: number): number {
  const end = Math.min(from + PIECE, text.length);
  const last = text.charCodeAt(end - 1);
  return end < text.length && last >= 0xd800 && last <= 0xdbff ? end + 1 : end;
}

async function collect(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(next.value);
  return parts;
}
