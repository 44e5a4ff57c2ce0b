/** Input nobody wishes for: names with markup, control and bidirectional characters, no name, no number, odd ids. */
import type { Person, World } from '../server/model.ts';
import type { Random } from '../server/random.ts';
import { addGroup, addMessages, addRequest, anEmptyWorld } from './groups.ts';
import { aPerson } from './people.ts';

export const NASTY_NAMES: readonly string[] = [
  '<img src=x onerror="window.__owned=1">',
  '</span><script>window.__owned=1</script>',
  '"><svg/onload=window.__owned=1>',
  "'; DROP TABLE people; --",
  '=HYPERLINK("https://example.com","click")',
  '+1+cmd|calc',
  '@SUM(A1:A9)',
  '-2+3',
  '\u202Eevil exe.txt\u202C',
  '\u2066left\u2069 \u2067right\u2069 \u200Fmark',
  'line\none\r\ntwo\ttab',
  '\u0000null\u0007bell\u001B[31mred',
  'zero\u200Bwidth\u200Djoin\uFEFF',
  '👨‍👩‍👧‍👦🏳️‍🌈👩🏽‍💻🇪🇺',
  'Z̷̢̛a̵̧l̶̨g̸o̵ T̶e̵x̴t̸',
  '\uD800 lone surrogate',
  '   ',
  '',
  'x'.repeat(5000),
  'Длинное имя '.repeat(40),
  'مرحبا Anna שלום',
  '{first_name} {{group}} ${name}',
  '__proto__',
  'constructor',
  'null',
  'undefined',
];

/** Ids of kinds no version of Muster has seen. */
const ODD_IDS = ['77001122@hosted.lid', '9911@bot', 'f00-ba5@newkind', '15550001111:12@c.us'];

export function nastyWorld(random: Random, startMs: number): World {
  const world = anEmptyWorld(random, startMs);
  const lid = addGroup(world, random, {
    subject: '<b>Bold</b> & \u202Ereversed\u202C group 👾',
    desc: '<script>window.__owned=1</script>\u0000',
    descId: 'desc1',
  });
  const pn = addGroup(world, random, { subject: '', addressing: 'pn' });
  addGroup(world, random, { subject: 'y'.repeat(5000), addressing: 'pn' });
  const people: Person[] = NASTY_NAMES.map((pushName, index) => ({
    ...aPerson(random, `nasty-${index}`),
    pushName,
  }));

  const nobody: Person = { ...aPerson(random, 'nobody'), isNumberHidden: true };
  delete nobody.pushName;
  delete nobody.pn;
  people.push(nobody);
  ODD_IDS.forEach((id, index) => {
    const odd: Person = { ...aPerson(random, `odd-${index}`), lid: id, isNumberHidden: true };
    delete odd.pn;
    people.push(odd);
  });

  people.forEach((person, index) => {
    world.people.set(person.key, person);
    lid.members.set(person.key, { person: person.key, role: 'member' });
    if (person.pn !== undefined) pn.members.set(person.key, { person: person.key, role: 'member' });
    const twin: Person = { ...person, key: `asking-${index}`, lid: `${index}${person.lid ?? ''}` };
    if (person.pn !== undefined) twin.pn = `9${index}${person.pn}`;
    world.people.set(twin.key, twin);
    addRequest(world, lid, twin.key, { ageS: 60 * (index + 1) });
  });
  addMessages(
    world,
    random,
    lid,
    people.slice(0, 8).map((person) => [person.key, person.pushName ?? ''] as const),
    300,
  );
  return world;
}
