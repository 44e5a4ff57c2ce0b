/** One member's row, as the drawer and the dialog show it. */
import type { GroupModel } from '../client/group-model.ts';
import type { Participant } from '../client/participants.ts';
import { h } from './dom.ts';
import { markFiber } from './fiber.ts';
import { avatar, nameOf, NAMELESS } from './people.ts';
import type { View } from './view.ts';

export const MEMBER_ROW_PX = 66;

/** Me first, then admins, then the others by name. */
export function membersInOrder(view: View, group: GroupModel, query: string): Participant[] {
  const { state, words } = view;
  const text = query.trim().toLowerCase();
  const rank = (each: Participant): number => {
    const { title } = nameOf(state, words, String(each.id));
    if (title === words.you) return 0;
    if (each.isAdmin) return 1;
    return title === NAMELESS ? 3 : 2;
  };
  return group.participants
    .getModelsArray()
    .map((each) => ({ each, name: nameOf(state, words, String(each.id)), rank: rank(each) }))
    .filter(({ name }) => text === '' || `${name.title} ${name.aside}`.toLowerCase().includes(text))
    .sort((a, b) => a.rank - b.rank || a.name.title.localeCompare(b.name.title, view.lang))
    .map(({ each }) => each);
}

/** Draws the row; `as` is the name of the prop that identifies the person: it differs between the two lists. */
export function drawMember(
  view: View,
  row: HTMLElement,
  member: Participant,
  as: 'participant' | 'contact',
): void {
  const { state, words } = view;
  const id = String(member.id);
  const name = nameOf(state, words, id);
  const frame = h(
    'div',
    { class: 'cell member-cell', testid: 'cell-frame-container', tabindex: -1 },
    avatar(view, id, name.title, 40),
    h(
      'div',
      { class: 'cell-body' },
      h(
        'div',
        { class: 'cell-line' },
        h(
          'div',
          { class: 'cell-title', testid: 'cell-frame-title' },
          h('span', { class: 'ellipsis', dir: 'auto' }, name.title),
        ),
        h(
          'div',
          { class: 'cell-time', testid: 'cell-frame-primary-detail' },
          member.isAdmin
            ? h('span', { class: 'admin-marker', testid: 'group-admin-marker' }, words.admin)
            : undefined,
        ),
      ),
      h(
        'div',
        { class: 'cell-line' },
        h(
          'div',
          { class: 'cell-secondary ellipsis', testid: 'cell-frame-secondary' },
          h('span', { dir: 'auto' }, name.aside),
        ),
      ),
    ),
  );
  row.replaceChildren(frame);
  markFiber(frame, as === 'participant' ? { participant: member } : { contact: member.contact });
}
