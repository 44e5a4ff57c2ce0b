import { expect, it } from 'vitest';
import { type FileWords, personHtml } from './person-file.ts';

const words: FileWords = {
  language: 'en',
  direction: 'ltr',
  title: 'Ash <b>',
  intro: 'All of it',
  table: (name) => `The ${name}`,
  time: (atMs) => new Date(atMs).toISOString(),
  nameOf: (id) => (id === 'g@g.us' ? 'Oak Lane' : undefined),
};

it('[DR1] the page shows every row, with names and times, and runs nothing that somebody wrote', () => {
  const page = personHtml(
    {
      exportedAt: 0,
      tables: {
        notes: [
          {
            id: 'n',
            text: '<script>alert("1")</script>',
            groupId: 'g@g.us',
            createdAt: 1_780_000_000_000,
            gone: null,
          },
        ],
        people: [
          { identities: [{ kind: 'lid', value: '7@lid' }], tags: ['a', 'b'], noteCount: 2, isMe: false },
        ],
      },
    },
    words,
  );
  expect(page).toContain('<h1>Ash &lt;b&gt;</h1>');
  expect(page).toContain('<h2>The notes (1)</h2>');
  expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
  expect(page).not.toMatch(/<script|https?:|gone/);
  expect(page).toContain('<td>Oak Lane (g@g.us)</td>');
  expect(page).toContain('<td>2026-05-28T20:26:40.000Z</td>');
  expect(page).toContain('<td>a<br>b</td>');
  expect(page).toContain('<td>7@lid</td>');
  expect(page).toContain('<th>isMe</th><td>false</td>');
});
