/** Colours of a page we do not control, kept legible. Contrast as WCAG 2.2 counts it. */

export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rgb`, `#rrggbb` (an alpha is dropped) and `rgb(…)`; nothing for what else a page may say. */
export function parseColour(text: string): Rgb | undefined {
  const trimmed = text.trim();
  const hex = /^#([0-9a-f]{3,8})$/i.exec(trimmed)?.[1];
  if (hex !== undefined) {
    if (hex.length === 3 || hex.length === 4) {
      const [red, green, blue] = [...hex].map((digit) => Number.parseInt(digit + digit, 16));
      return [red ?? 0, green ?? 0, blue ?? 0];
    }
    if (hex.length !== 6 && hex.length !== 8) return undefined;
    return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
  }
  const parts = /^rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)$/.exec(trimmed);
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : undefined;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `colour`, moved towards `towards` only as far as it takes to reach `least` against every one of `others`. */
export function legible(colour: Rgb, others: readonly Rgb[], towards: Rgb, least = 4.5): Rgb {
  for (let step = 0; step <= 20; step += 1) {
    const mixed = mix(colour, towards, step / 20);
    if (others.every((other) => contrast(mixed, other) >= least)) return mixed;
  }
  return towards;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share)) as unknown as Rgb;
}

/** Black or white, whichever stands out more from `colour`. */
export function luminanceSide(colour: Rgb): Rgb {
  return contrast(colour, [0, 0, 0]) > contrast(colour, [255, 255, 255]) ? [0, 0, 0] : [255, 255, 255];
}

export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}
