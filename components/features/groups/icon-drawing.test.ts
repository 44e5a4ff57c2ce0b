import { afterEach, describe, expect, it, vi } from 'vitest';
import { makePicture, readPicture } from './icon-drawing.ts';

afterEach(() => vi.unstubAllGlobals());

const context = { fillRect: () => {}, drawImage: () => {} };

/** A browser whose canvases have this to draw with. */
function browserWith(drawing: Partial<typeof context> | null): void {
  const canvas = { getContext: () => drawing, toDataURL: () => 'data:image/jpeg;base64,black' };
  vi.stubGlobal('document', { createElement: () => ({ ...canvas }) });
}

describe('[GI10] an icon', () => {
  it('is made where the browser can draw', async () => {
    browserWith(context);
    expect(await makePicture('#008069', '')).toMatchObject({ picture: { full: expect.any(String) } });
  });

  it.each<[string, Partial<typeof context> | null]>([
    ['there is nothing to draw with', null],
    [
      'drawing fails',
      {
        ...context,
        drawImage() {
          throw new DOMException('detached', 'InvalidStateError');
        },
      },
    ],
  ])('is not made where %s', async (_, drawing) => {
    browserWith(drawing);
    expect(await makePicture('#008069', '')).toBeUndefined();
  });
});

it('[GI10] a picture that is read but cannot be cut is one that cannot be read, and is let go', async () => {
  const close = vi.fn();
  const read = vi
    .fn()
    .mockResolvedValueOnce({ width: 900, height: 900, close })
    .mockRejectedValueOnce(new DOMException('no memory', 'InvalidStateError'));
  vi.stubGlobal('createImageBitmap', read);
  const file = new File(['x'], 'icon.png', { type: 'image/png' });
  expect(await readPicture(file)).toEqual({ ok: false, problem: 'broken' });
  expect(close).toHaveBeenCalledOnce();
});
