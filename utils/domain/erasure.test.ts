import { describe, expect, it } from 'vitest';
import { textsOf } from './erasure.ts';

const vera = textsOf(
  {
    names: ['Vera Quist', ' Vera ', '', 'Al'],
    phones: [{ e164: '+4790000777', formatted: '+47 900 00 777', country: 'NO' }],
    wids: ['77@lid', ''],
  },
  'somebody',
);

describe('texts without a person', () => {
  it.each([
    ['+4790000777', 'somebody'],
    ['call 0047 900-00-777 now', 'call somebody now'],
    ['(+47) 900 00 777', '(somebody'],
    ['90000777, 0 900 00 777', 'somebody, somebody'],
    ['false_1@g.us_A_4790000777@c.us', 'false_1@g.us_A_somebody@c.us'],
    ['by 77@lid', 'by somebody'],
  ])('[DR4] %s', (text, expected) => {
    expect(vera.clean(text)).toBe(expected === '(somebody' ? '(somebody' : expected);
  });

  it.each(['14790000777', '900007771', '877@lid', 'at 9:00, 777 people', ''])(
    '[DR4] %s is another',
    (text) => {
      expect(vera.clean(text)).toBe(text);
    },
  );

  it('[DR4] a name goes where it stands by itself; inside a text it is counted', () => {
    expect(vera.isName('Vera')).toBe(true);
    expect(vera.isName('Vera came')).toBe(false);
    expect(vera.mentions('then VERA came')).toBe(true);
    expect(vera.mentions('on the veranda')).toBe(false);
    // Too short to be told from words.
    expect(vera.mentions('al dente')).toBe(false);
  });

  it('[DR4] without any name, number or wid nothing is theirs', () => {
    const nobody = textsOf({ names: [], phones: [], wids: [] }, 'x');
    expect(nobody.clean('4790000777')).toBe('4790000777');
    expect(nobody.mentions('anything')).toBe(false);
  });
});
