import { describe, expect, it } from 'vitest';
import { readPhone } from './phone.ts';

describe('readPhone', () => {
  it.each([
    ['+4790000001', { e164: '+4790000001', formatted: '+47 90 00 00 01', country: 'NO' }],
    ['+79161234567', { e164: '+79161234567', formatted: '+7 916 123 45 67', country: 'RU' }],
    ['+12025550123', { e164: '+12025550123', formatted: '+1 202 555 0123', country: 'US' }],
    // Belongs to no country, or is no number at all: shown as it is.
    ['+999123', { e164: '+999123', formatted: '+999123' }],
    ['+', { e164: '+', formatted: '+' }],
  ])('%s', (e164, expected) => {
    expect(readPhone(e164)).toEqual(expected);
  });
});
