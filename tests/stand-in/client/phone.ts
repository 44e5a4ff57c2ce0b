/** How WhatsApp writes a number of an unsaved person. Calling codes of one and of three digits that our worlds use. */
import type { IdText } from '../server/model.ts';

const SHORT = /^[17]/;
const LONG = /^(351|353|380|972|234|254|883)/;

/** `+44 7911 123456` from `447911123456@c.us`; '' when the number is not known. */
export function formatNumber(pn: IdText | undefined): string {
  const digits = /^(\d+)@c\.us$/.exec(pn ?? '')?.[1];
  if (digits === undefined) return '';
  const code = SHORT.test(digits) ? 1 : LONG.test(digits) ? 3 : 2;
  const rest = digits.slice(code);
  const half = Math.ceil((rest.length - 3) / 2);
  return `+${digits.slice(0, code)} ${rest.slice(0, 3)} ${rest.slice(3, 3 + half)} ${rest.slice(3 + half)}`.trim();
}
