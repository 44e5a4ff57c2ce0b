// Draws the extension's icons as PNG files, without any dependency: `node scripts/icons.ts`.
// The mark: three people as dots in a row, the middle one ticked off the list by a bar below. Blue, so that nobody takes it for WhatsApp's.
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const sizes = [16, 32, 48, 128];
const samples = 4;
type Colour = readonly [red: number, green: number, blue: number];

const ground: Colour = [38, 70, 140];
const ink: Colour = [255, 255, 255];
const accent: Colour = [255, 190, 70];

/** Signed distance to a rounded box around (cx, cy); negative inside. The canvas is 1 × 1. */
function box(
  x: number,
  y: number,
  cx: number,
  cy: number,
  halfWidth: number,
  halfHeight: number,
  radius: number,
) {
  const dx = Math.abs(x - cx) - halfWidth + radius;
  const dy = Math.abs(y - cy) - halfHeight + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

const dot = (x: number, y: number, cx: number, cy: number, radius: number) =>
  Math.hypot(x - cx, y - cy) - radius;

/** The colour at a point, nothing outside of the mark; the topmost shape wins. */
function colourAt(x: number, y: number): Colour | undefined {
  if (box(x, y, 0.5, 0.72, 0.32, 0.07, 0.07) < 0) return accent;
  if (dot(x, y, 0.25, 0.42, 0.11) < 0 || dot(x, y, 0.75, 0.42, 0.11) < 0) return ink;
  if (dot(x, y, 0.5, 0.36, 0.15) < 0) return ink;
  return box(x, y, 0.5, 0.5, 0.48, 0.48, 0.22) < 0 ? ground : undefined;
}

/** One pixel as RGBA: the mean of the samples in it. */
function pixel(px: number, py: number, size: number): number[] {
  const hits: Colour[] = [];
  for (let i = 0; i < samples * samples; i++) {
    const x = (px + ((i % samples) + 0.5) / samples) / size;
    const y = (py + (Math.floor(i / samples) + 0.5) / samples) / size;
    const colour = colourAt(x, y);
    if (colour) hits.push(colour);
  }
  const mean = (pick: (colour: Colour) => number) =>
    Math.round(hits.reduce((sum, colour) => sum + pick(colour), 0) / (hits.length || 1));
  const alpha = Math.round((255 * hits.length) / samples ** 2);
  return [mean(([red]) => red), mean(([, green]) => green), mean(([, , blue]) => blue), alpha];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function png(size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, RGBA
  const rows: number[] = [];
  for (let y = 0; y < size; y++) {
    rows.push(0); // no filter
    for (let x = 0; x < size; x++) rows.push(...pixel(x, y, size));
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = new URL('../public/icons/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const size of sizes) writeFileSync(new URL(`${size}.png`, folder), png(size));
console.log(`icons: ${sizes.join(', ')} px written`);
