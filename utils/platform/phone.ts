import {
  type CountryCode,
  isSupportedCountry,
  ParseError,
  parsePhoneNumberFromString,
  parsePhoneNumberWithError,
} from 'libphonenumber-js/min';
import type { Phone } from '@/utils/domain/person.ts';

/** Reads a number given as `+` and digits. A number that fits no country is shown as it is. Background only: the metadata is large. */
export function readPhone(e164: string): Phone {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed) return { e164, formatted: e164 };
  return { e164, formatted: parsed.formatInternational(), country: parsed.country };
}

export type TypedNumber =
  | { ok: true; phone: Phone }
  | { ok: false; problem: 'not-a-number' | 'too-short' | 'too-long' | 'no-country-code' | 'not-possible' };

/** Reads a number as people type it. Without a country code it is taken as of `country` (ISO alpha-2), if given. */
export function readTypedNumber(text: string, country?: string): TypedNumber {
  const defaultCountry: CountryCode | undefined =
    country !== undefined && isSupportedCountry(country) ? country : undefined;
  try {
    const parsed = parsePhoneNumberWithError(text, { defaultCountry, extract: false });
    if (!parsed.isPossible()) return { ok: false, problem: 'not-possible' };
    return {
      ok: true,
      phone: { e164: parsed.number, formatted: parsed.formatInternational(), country: parsed.country },
    };
  } catch (error) {
    if (error instanceof ParseError) return { ok: false, problem: PROBLEMS[error.message] ?? 'not-a-number' };
    throw error;
  }
}

/** The library's closed words, 1.13. */
const PROBLEMS: Readonly<Record<string, Extract<TypedNumber, { ok: false }>['problem']>> = {
  NOT_A_NUMBER: 'not-a-number',
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
  INVALID_COUNTRY: 'no-country-code',
};
