import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from './ids.ts';
import type { Template } from './knowledge.ts';
import {
  chooseLanguage,
  cleanValue,
  fillTemplate,
  findTemplates,
  firstName,
  isVariableName,
  parseTemplate,
  templateValues,
  variablesOf,
} from './template.ts';

const facts = { date: '23 Nov', own: {} };

describe('parseTemplate', () => {
  it.each([
    ['[T1] plain text', 'Hello', [{ kind: 'text', text: 'Hello' }]],
    ['[T1] nothing', '', []],
    ['[T1] a variable', '{name}', [{ kind: 'variable', name: 'name' }]],
    ['[T1] spaces inside the braces', '{ name }', [{ kind: 'variable', name: 'name' }]],
    ['[T1] capital letters', '{First_Name}', [{ kind: 'variable', name: 'first_name' }]],
    ['[T1] another script', '{имя}', [{ kind: 'variable', name: 'имя' }]],
    ['[T2] doubled braces', 'a {{name}} b', [{ kind: 'text', text: 'a {name} b' }]],
    [
      '[T2] doubled braces around a variable',
      '{{{name}}}',
      [
        { kind: 'text', text: '{' },
        { kind: 'variable', name: 'name' },
        { kind: 'text', text: '}' },
      ],
    ],
    ['[T3] an opening brace alone', 'a { b', [{ kind: 'text', text: 'a { b' }]],
    ['[T3] a closing brace alone', 'a } b', [{ kind: 'text', text: 'a } b' }]],
    ['[T3] empty braces', '{}', [{ kind: 'text', text: '{}' }]],
    ['[T3] a digit first', '{1st}', [{ kind: 'text', text: '{1st}' }]],
    ['[T3] two words', '{two words}', [{ kind: 'text', text: '{two words}' }]],
    ['[T3] a line end inside', '{na\nme}', [{ kind: 'text', text: '{na\nme}' }]],
    ['[T3] a name of 41 characters', `{${'a'.repeat(41)}}`, [{ kind: 'text', text: `{${'a'.repeat(41)}}` }]],
  ])('%s', (_title, source, expected) => {
    expect(parseTemplate(source)).toEqual(expected);
  });

  it('[T2] a text whose braces are doubled comes out as it was, whatever it holds', () => {
    const text = fc.string({ unit: fc.constantFrom('{', '}', 'name', ' ', 'ы', '😀', '\n') });
    fc.assert(
      fc.property(text, (written) => {
        expect(fillTemplate(written.replace(/[{}]/g, '$&$&'), new Map()).text).toBe(written);
      }),
    );
  });

  it('names each variable once, in the order of use', () => {
    expect(variablesOf('{group}: {name}, {Group}')).toEqual(['group', 'name']);
  });
});

describe('fillTemplate', () => {
  it('[T5] does not read a value again', () => {
    const values = new Map([
      ['name', '{group}'],
      ['group', 'Oak Lane'],
    ]);
    expect(fillTemplate('Hi {name} of {group}', values).text).toBe('Hi {group} of Oak Lane');
  });

  it('[T4] does not read a name as a template, whatever it looks like', () => {
    const text = fc
      .array(fc.constantFrom('{', '}', '{{', 'name', '{name}', '{ Group }', '{own}', '{date}', '-'))
      .map((pieces) => `A${pieces.join('')}`);
    fc.assert(
      fc.property(text, text, text, (person, group, tag) => {
        const values = templateValues({
          personName: person,
          groupName: group,
          tagNames: [tag],
          date: '23 Nov',
          own: { own: 'secret' },
        });
        const filled = fillTemplate('{name}|{first_name}|{group}|{tag}', values);
        expect(filled.text).toBe([person, firstName(person), group, tag].map(cleanValue).join('|'));
        expect(filled.missing).toEqual([]);
      }),
    );
  });

  it('[T6] keeps and reports what is missing, once', () => {
    const filled = fillTemplate('Hi {name}, {Name} and {group}', new Map([['group', '  ']]));
    expect(filled).toEqual({
      text: 'Hi {name}, {name} and {group}',
      missing: ['name', 'group'],
      parts: [
        { kind: 'text', text: 'Hi ' },
        { kind: 'missing', text: '{name}', name: 'name' },
        { kind: 'text', text: ', ' },
        { kind: 'missing', text: '{name}', name: 'name' },
        { kind: 'text', text: ' and ' },
        { kind: 'missing', text: '{group}', name: 'group' },
      ],
    });
  });

  it.each(['constructor', '__proto__', 'toString'])('[T6] knows no value for {%s}', (name) => {
    expect(fillTemplate(`{${name}}`, templateValues(facts)).text).toBe(`{${name.toLowerCase()}}`);
  });

  it('[T7] a built-in variable wins over an own one of the same name', () => {
    const values = templateValues({ ...facts, personName: 'Anna', own: { NAME: 'x', Rules: 'Be kind' } });
    expect(fillTemplate('{name}: {rules}', values).text).toBe('Anna: Be kind');
  });

  it('[T7] the reason of a strike; without one an own variable of this name is used', () => {
    const text = (reason?: string) =>
      fillTemplate('{reason}', templateValues({ ...facts, reason, own: { reason: 'mine' } })).text;
    expect(text('Sold\ntickets\u202e')).toBe('Sold tickets');
    expect(text()).toBe('mine');
  });

  it('[T7] joins tags and leaves out empty facts', () => {
    expect([...templateValues({ ...facts, tagNames: ['late', ' ', 'neighbour'] })]).toEqual([
      ['tag', 'late, neighbour'],
      ['date', '23 Nov'],
    ]);
  });
});

describe('names in a text', () => {
  it.each([
    ['Anna Karlsen', 'Anna'],
    ['  Anna  ', 'Anna'],
    ['🌸 Anna 🌸', 'Anna'],
    ['Karlsen, Anna Maria', 'Anna'],
    ['Karlsen,', 'Karlsen'],
    ['Анна-Мария Иванова', 'Анна-Мария'],
    ['李小龙', '李小龙'],
    ['+7 916 123-45-67', ''],
    ['🌸', ''],
    ['', ''],
  ])('[T7] the first name of "%s" is "%s"', (name, expected) => {
    expect(firstName(name)).toBe(expected);
  });

  it('[T8] direction marks, controls and line ends do not get into a message', () => {
    expect(cleanValue('A\u202enn\u0007a\r\n\u2066 B\u2028C')).toBe('Anna B C');
  });

  it('[T8] joined emoji and combining marks stay whole', () => {
    expect(cleanValue('👩‍👩‍👧 é')).toBe('👩‍👩‍👧 é');
  });
});

describe('variable names', () => {
  it.each([
    ['rules', true],
    ['правила_дома', true],
    ['a'.repeat(40), true],
    ['a'.repeat(41), false],
    ['1a', false],
    ['_a', false],
    ['a b', false],
    ['a-b', false],
    ['', false],
  ])('[T1] "%s": %s', (name, expected) => {
    expect(isVariableName(name)).toBe(expected);
  });
});

describe('chooseLanguage', () => {
  it.each([
    [['en', 'ru'], 'ru', 'ru'],
    [['en', 'ru'], 'ru-RU', 'ru'],
    [['pt-BR', 'en'], 'pt-PT', 'pt-BR'],
    [['EN', 'ru'], 'en', 'EN'],
    [['ru', 'de'], 'fr', 'de'],
    [[], 'en', undefined],
  ])('[T9] of %j, for %s: %s', (have, wanted, expected) => {
    expect(chooseLanguage(Object.fromEntries(have.map((tag) => [tag, 'x'])), wanted)).toBe(expected);
  });
});

describe('findTemplates', () => {
  const template = (name: string, shortcut: string | undefined, text: string): Template => ({
    id: asId(name),
    name,
    shortcut,
    texts: { en: text },
    variables: {},
    order: 0,
    updatedAt: 0,
  });
  const all = [
    template('Rules of the house', 'rules', 'Please read'),
    template('Welcome', 'hi', 'Hello, these are the rules'),
    template('House rules, short', undefined, 'Short'),
    template('Bye', 'ruled-out', 'Bye'),
  ];
  const names = (typed: string) => findTemplates(all, typed).map((found) => found.name);

  it('puts an exact shortcut first, then its start, then names, then texts', () => {
    expect(names('rules')).toEqual(['Rules of the house', 'House rules, short', 'Welcome']);
    expect(names('/rule')).toEqual(['Rules of the house', 'Bye', 'House rules, short']);
  });

  it('gives all of them while nothing is typed', () => {
    expect(names('/')).toHaveLength(4);
    expect(names(' ')).toHaveLength(4);
  });
});
