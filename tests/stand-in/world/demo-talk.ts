/** A few lines of small talk for the demo's chats; lines that start with ">" are mine. */

export const OAK_LANE_TALK: readonly string[] = [
  'Does anybody know why the water is brown this morning?',
  'Same here at number 41. It clears after a minute.',
  'They flushed the main last night, there was a note on the door.',
  '> Yes, the water company wrote to me: it should be fine by noon. Let it run for a while.',
  'Thank you, Robin!',
  'We have a pram to give away, good condition, number 17.',
  'Oh, we would love it! Can I come by after work?',
  'Of course, any time after five.',
  'Is there still room in the group for my sister? She moves in next week.',
  '> Send her the link, I will approve the new requests this evening. There are quite a few waiting.',
  'The bin lorry is early today, just so you know.',
  'Street party planning: Saturday, 11 am, at the big oak. Bring ideas and biscuits.',
  'I will bring the long table from the church hall.',
  '> Wonderful. I will write the list of who brings what.',
];

export const GARAGE_TALK: readonly string[] = [
  'The gate sticks again, please lift it a little when you close it.',
  '> The technician comes on Wednesday.',
  'Bay 14 is free until March if somebody needs it.',
];

export const SCHOOL_TALK: readonly string[] = [
  'Cycling bus leaves at 8:10 today, it is icy at the bridge.',
  'Two more children from the corner, we wait for you.',
  '> All here, thanks for waiting!',
];

export const CARETAKER_TALK: readonly (readonly [string, string])[] = [
  ['Harriet (no. 12)', 'Could you let my brother in? He asked to join yesterday.'],
  ['Declan the plumber', 'I can look at the tap on Friday morning.'],
  ['Imogen Fairley', 'Lovely, see you at the meeting.'],
];
