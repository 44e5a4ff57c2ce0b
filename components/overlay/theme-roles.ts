import { cssColour, legible, luminanceSide, parseColour, type Rgb } from './contrast.ts';

/** The colour families that tags and WhatsApp's pictureless profiles share. */
const FAMILIES = [
  'brown',
  'cobalt',
  'gray',
  'green',
  'orange',
  'pink',
  'purple',
  'red',
  'sky-blue',
  'teal',
  'yellow',
] as const;

/**
 * Our tokens from WhatsApp's design variables (`--WDS-…`, August 2026). `read` gives a variable's text, empty when there is
 * none. Whatever WhatsApp ships, text keeps 4.5:1. Without the two surfaces and the text colour nothing is taken over: half a
 * theme would be worse than ours.
 */
export function themeRoles(read: (variable: string) => string): { [token: string]: string } {
  const colour = (role: string) => parseColour(read(`--WDS-${role}`));
  const surface = colour('surface-default');
  const surface2 = colour('surface-emphasized');
  const content = colour('content-default');
  if (!surface || !surface2 || !content) return {};
  const surfaces = [surface, surface2];
  const roles: { [token: string]: string } = {
    '--m-surface': cssColour(surface),
    '--m-surface-2': cssColour(surface2),
    '--m-content': cssColour(legible(content, surfaces, luminanceSide(surface))),
  };
  const text = (token: string, found: Rgb | undefined) => {
    if (found) roles[token] = cssColour(legible(found, surfaces, content));
  };
  const plain = (token: string, found: Rgb | undefined) => {
    if (found) roles[token] = cssColour(found);
  };
  plain('--m-surface-raised', colour('surface-elevated-default'));
  text('--m-content-dim', colour('content-deemphasized'));
  text('--m-accent-text', colour('accent-emphasized') ?? colour('accent'));
  plain('--m-accent', colour('accent'));
  const accent = colour('accent');
  const onAccent = colour('content-on-accent');
  if (accent && onAccent) {
    roles['--m-on-accent'] = cssColour(onAccent);
    roles['--m-accent-fill'] = cssColour(legible(accent, [onAccent], luminanceSide(onAccent)));
  }
  for (const family of FAMILIES) {
    const back = colour(`components-profile-photo-surface-${family}`);
    const front = colour(`components-profile-photo-content-${family}`);
    if (!back || !front) continue;
    roles[`--m-tag-${family}-bg`] = cssColour(back);
    roles[`--m-tag-${family}-fg`] = cssColour(legible(front, [back], luminanceSide(back)));
  }
  return roles;
}
