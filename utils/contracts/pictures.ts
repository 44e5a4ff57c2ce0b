/** A picture on its way to WhatsApp. Limits are those of `domain`; the types hold them to it. */
import type { PICTURE_LIMIT, THUMBNAIL_LIMIT } from '@/utils/domain/group-icons.ts';
import { z } from './zod.ts';

const pictureLimit: typeof PICTURE_LIMIT = 200_000;
const thumbnailLimit: typeof THUMBNAIL_LIMIT = 20_000;

const jpeg = (limit: number) =>
  z.string().check(z.maxLength(limit), z.regex(/^data:image\/jpeg;base64,[A-Za-z0-9+/]+={0,2}$/));

export const picture = z.object({ thumbnail: jpeg(thumbnailLimit), full: jpeg(pictureLimit) });
