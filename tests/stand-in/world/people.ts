/** Makes invented people. */
import type { Person, PersonKey } from '../server/model.ts';
import type { Random } from '../server/random.ts';
import { FLOURISHES, PLACES } from './names.ts';
import type { Place } from './names.ts';

/** A LID or the rest of a number: so many digits, the first never 0. */
function digits(random: Random, count: number): string {
  let text = String(random.int(1, 9));
  while (text.length < count) text += String(random.int(0, 9));
  return text;
}

export function placeOf(country: string): Place {
  const place = PLACES.find((each) => each.country === country);
  if (!place) throw new Error(`No place for ${country}`);
  return place;
}

/** A person with both ids, known number, on WhatsApp, whom anyone may add. */
export function aPerson(random: Random, key: PersonKey, place: Place = random.pick(PLACES)): Person {
  const given = random.pick(place.given);
  const family = random.pick(place.family);
  return {
    key,
    pn: `${place.prefix}${digits(random, place.digits)}@c.us`,
    lid: `${digits(random, 15)}@lid`,
    pushName: random.pick(FLOURISHES)(given, family),
    isNumberHidden: false,
    isPairKnown: true,
    isOnWhatsApp: true,
    addPrivacy: 'anyone',
    hasPicture: random.chance(0.4),
    isBlocked: false,
  };
}

/** A person as they come: some hide the number, some have no name, some are saved, some want an invite. */
export function aMixedPerson(random: Random, key: PersonKey, place?: Place): Person {
  const person = aPerson(random, key, place);
  if (random.chance(0.3)) person.isNumberHidden = true;
  else if (random.chance(0.1)) person.isPairKnown = false;
  if (random.chance(0.12) && !person.isNumberHidden && person.pushName !== undefined) {
    person.savedName = person.pushName.replace(/\.$/, '');
  }
  if (random.chance(0.04)) delete person.pushName;
  if (random.chance(0.05)) person.username = `user.${digits(random, 6)}`;
  if (random.chance(0.03)) {
    person.isBusiness = true;
    if (person.pushName !== undefined) person.verifiedName = `${person.pushName} Ltd`;
  }
  if (random.chance(0.06)) person.addPrivacy = 'needs-invite';
  return person;
}
