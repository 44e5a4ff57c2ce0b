import { describe, expect, it } from 'vitest';
import { asId, type PersonId } from './ids.ts';
import { type AskedOnce, broughtBy } from './insight-brought.ts';

const [ASH, BIRCH, PART] = ['ash', 'birch', 'part'].map((id) => asId<PersonId>(id));
const asks = (addedById: PersonId | undefined, outcome?: AskedOnce['outcome'], more = {}): AskedOnce => ({
  method: addedById === undefined ? 'invite-link' : 'added-by-member',
  addedById,
  requestedAt: 10,
  outcome,
  ...more,
});

describe('who brought them', () => {
  it('[IN63] counts each request once, by the whole person, else by the way', () => {
    const rows = broughtBy(
      5,
      [
        asks(ASH, 'approved'),
        asks(PART, 'rejected'),
        asks(ASH, 'gone'),
        asks(BIRCH),
        asks(undefined, 'approved'),
        asks(undefined),
        asks(undefined, undefined, { method: 'added-by-member' }),
        asks(ASH, 'approved', { requestedAt: 4 }),
      ],
      (id) => (id === PART ? (ASH ?? id) : id),
    );
    expect(rows).toEqual([
      { by: 'person', personId: ASH, counts: { asked: 3, letIn: 1, rejected: 1, elsewhere: 1 } },
      { by: 'invite-link', counts: { asked: 2, letIn: 1, waiting: 1 } },
      { by: 'person', personId: BIRCH, counts: { asked: 1, waiting: 1 } },
      { by: 'added-by-member', counts: { asked: 1, waiting: 1 } },
    ]);
  });

  it('[IN63] after so many people the others stand together', () => {
    const rows = broughtBy(
      5,
      [asks(ASH), asks(ASH), asks(BIRCH, 'gone'), asks(PART), asks(undefined)],
      undefined,
      1,
    );
    expect(rows).toEqual([
      { by: 'person', personId: ASH, counts: { asked: 2, waiting: 2 } },
      { by: 'invite-link', counts: { asked: 1, waiting: 1 } },
      { by: 'others', people: 2, counts: { asked: 2, waiting: 1, elsewhere: 1 } },
    ]);
  });
});
