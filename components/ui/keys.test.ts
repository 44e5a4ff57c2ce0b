import { describe, expect, it } from 'vitest';
import { keyIn } from './keys.ts';

const press = (key: string, more: Partial<Parameters<typeof keyIn>[1]> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('the table of keys', () => {
  it('KY1: says which key of a place was pressed', () => {
    expect(keyIn('list', press('ArrowDown'))).toBe('move1');
    expect(keyIn('list', press('ArrowDown', { shiftKey: true }))).toBe('move1');
    expect(keyIn('list', press(' '))).toBe('toggle0');
    expect(keyIn('tabs', press('ArrowDown'))).toBeUndefined();
    expect(keyIn('list', press('ArrowDown', { altKey: true }))).toBeUndefined();
    expect(keyIn('everywhere', press('?', { shiftKey: true }))).toBe('keys0');
  });

  it('KY3: knows letters by their place, in every script, and Cmd as Ctrl', () => {
    expect(keyIn('everywhere', press('л', { code: 'KeyK', ctrlKey: true }))).toBe('palette0');
    expect(keyIn('everywhere', press('k', { code: 'KeyK', metaKey: true }))).toBe('palette0');
    expect(keyIn('everywhere', press('k', { code: 'KeyK' }))).toBeUndefined();
    expect(keyIn('everywhere', press('k', { code: 'KeyK', ctrlKey: true, altKey: true }))).toBeUndefined();
    expect(keyIn('everywhere', press('Ь', { code: 'KeyM', altKey: true, shiftKey: true }))).toBe('drawer0');
    expect(keyIn('everywhere', press('m', { code: 'KeyM', altKey: true }))).toBeUndefined();
  });
});
