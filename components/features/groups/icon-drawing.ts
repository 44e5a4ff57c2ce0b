/** Icons are drawn here, on the full page, never in WhatsApp's. Rules GI1–GI4, GI7: `domain/SPEC.md`. */
import {
  fileProblem,
  ICON_PX,
  middleSquare,
  type Picture,
  PICTURE_LIMIT,
  type PictureProblem,
  sizeProblem,
  THUMBNAIL_LIMIT,
  THUMBNAIL_PX,
} from '@/utils/domain/group-icons.ts';
import { directionOf, fitText, inkOn, INKS, LINE_HEIGHT, VEIL } from '@/utils/domain/icon-text.ts';
import { asId, type PictureId } from '@/utils/domain/ids.ts';

/** What lies under the words: a square picture, or a colour as `#rrggbb`. */
export type Ground = ImageBitmap | string;

const FONT = '"Segoe UI", "Helvetica Neue", Helvetica, Roboto, "Noto Sans", Arial, sans-serif';
const fontOf = (px: number): string => `700 ${px}px ${FONT}`;
/** The first that stays within the limit. Below the last a picture is blocks. */
const QUALITIES = [0.92, 0.85, 0.75, 0.6, 0.45, 0.3];
const MEASURED_PX = 100;

/** GI1. The square in the middle of a file, at the size of an icon; to be closed by whoever asked. */
export async function readPicture(
  file: File,
): Promise<{ ok: true; ground: ImageBitmap } | { ok: false; problem: PictureProblem }> {
  const problem = fileProblem(file);
  if (problem) return { ok: false, problem };
  let whole: ImageBitmap | undefined;
  try {
    whole = await createImageBitmap(file);
    const wrong = sizeProblem(whole);
    if (wrong) return { ok: false, problem: wrong };
    const { x, y, side } = middleSquare(whole);
    const ground = await createImageBitmap(whole, x, y, side, side, {
      resizeWidth: ICON_PX,
      resizeHeight: ICON_PX,
      resizeQuality: 'high',
    });
    return { ok: true, ground };
  } catch {
    // Damaged, no picture whatever its name says, moved since it was picked, or no memory for it: all that is known is that it cannot be read.
    return { ok: false, problem: 'broken' };
  } finally {
    whole?.close();
  }
}

/** Fills a square canvas of any size: the preview is the icon. False where the browser gives nothing to draw with. */
export function drawIcon(canvas: HTMLCanvasElement, ground: Ground, text: string): boolean {
  const context = canvas.getContext('2d');
  if (!context) return false;
  const side = canvas.width;
  // What a picture leaves transparent: a JPEG would make it black.
  context.fillStyle = typeof ground === 'string' ? ground : '#ffffff';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  if (typeof ground !== 'string') context.drawImage(ground, 0, 0, side, side);
  if (text === '') return true;
  if (typeof ground !== 'string') {
    context.fillStyle = `rgba(0, 0, 0, ${VEIL})`;
    context.fillRect(0, 0, side, side);
  }
  const { lines, size } = fitText(text, widthOf);
  context.fillStyle = typeof ground === 'string' ? inkOn(ground) : INKS[0];
  context.font = fontOf(size * side);
  context.direction = directionOf(text);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  lines.forEach((line, index) => {
    const middle = 0.5 + (index - (lines.length - 1) / 2) * size * LINE_HEIGHT;
    // Capitals stand in the middle of their line: they are some 0.72 of the letters' height.
    context.fillText(line, side / 2, (middle + size * 0.36) * side);
  });
  return true;
}

let measuring: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();
const WIDTHS_KEPT = 20_000;

/** The width of a text in letters of the height 1. */
function widthOf(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (measuring === undefined) {
    measuring = document.createElement('canvas').getContext('2d');
    if (measuring) measuring.font = fontOf(MEASURED_PX);
  }
  const width = (measuring?.measureText(text).width ?? 0) / MEASURED_PX;
  if (widths.size >= WIDTHS_KEPT) widths.clear();
  widths.set(text, width);
  return width;
}

/** Nothing where no quality brings it within the limits, or the browser cannot draw: a JPEG of nothing is black (GI10). */
export async function makePicture(
  ground: Ground,
  text: string,
): Promise<{ pictureId: PictureId; picture: Picture } | undefined> {
  try {
    const large = square(ICON_PX);
    const small = square(THUMBNAIL_PX);
    const context = small.getContext('2d');
    if (!context || !drawIcon(large, ground, text)) return undefined;
    context.imageSmoothingQuality = 'high';
    context.drawImage(large, 0, 0, THUMBNAIL_PX, THUMBNAIL_PX);
    const full = jpegWithin(large, PICTURE_LIMIT);
    const thumbnail = jpegWithin(small, THUMBNAIL_LIMIT);
    if (full === undefined || thumbnail === undefined) return undefined;
    return { pictureId: await digestOf(full), picture: { thumbnail, full } };
  } catch {
    // A picture whose memory the browser took back, or no memory for the canvas: the dialog says that it was not drawn.
    return undefined;
  }
}

function square(side: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  return canvas;
}

function jpegWithin(canvas: HTMLCanvasElement, limit: number): string | undefined {
  for (const quality of QUALITIES) {
    const url = canvas.toDataURL('image/jpeg', quality);
    if (url.length <= limit) return url;
  }
  return undefined;
}

/** GI7. */
async function digestOf(text: string): Promise<PictureId> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return asId(Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''));
}
