/** Dialogs over everything: all members, pending requests. */
import type { JoinRequestModel } from '../client/group-model.ts';
import type { IdText, RequestMethod } from '../server/model.ts';
import { h, icon, iconButton } from './dom.ts';
import { drawMember, MEMBER_ROW_PX, membersInOrder } from './member-rows.ts';
import { avatar, nameOf } from './people.ts';
import type { View } from './view.ts';
import { createVirtualList } from './virtual-list.ts';

export interface Dialog {
  readonly element: HTMLElement;
  refresh(): void;
}

function frame(
  view: View,
  title: string,
  testid: string,
  onClose: () => void,
  ...content: HTMLElement[]
): HTMLElement {
  const dialog = h(
    'div',
    { class: 'dialog', role: 'dialog', label: title, testid },
    h(
      'header',
      { class: 'dialog-header' },
      iconButton('close', view.words.close, onClose),
      h('h1', {}, title),
    ),
    ...content,
  );
  const backdrop = h('div', { class: 'backdrop' }, dialog);
  backdrop.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onClose();
  });
  return backdrop;
}

export function createMembersDialog(view: View, group: IdText, onClose: () => void): Dialog {
  const { state, words } = view;
  const scroller = h('div', { class: 'dialog-body' });
  const search = document.createElement('input');
  search.className = 'search-input';
  search.type = 'text';
  search.placeholder = words.searchMembers;
  search.setAttribute('aria-label', words.searchMembers);
  let members: ReturnType<typeof membersInOrder> = [];
  const list = createVirtualList({
    scroller,
    label: words.groupMembers,
    rowPx: MEMBER_ROW_PX,
    count: () => members.length,
    draw(row, index) {
      const member = members[index];
      if (member) drawMember(view, row, member, 'contact');
    },
  });
  scroller.append(list.element);

  function refresh(): void {
    const model = state.groups.model(group);
    members = model ? membersInOrder(view, model, search.value) : [];
    list.refresh();
  }
  search.addEventListener('input', refresh);
  const box = h('div', { class: 'search' }, icon('search', 20), search);
  return { element: frame(view, words.groupMembers, 'contacts-modal', onClose, box, scroller), refresh };
}

export function createRequestsDialog(
  view: View,
  group: IdText,
  act: (request: JoinRequestModel, action: 'Approve' | 'Reject') => void,
  onClose: () => void,
): Dialog {
  const { state, words } = view;
  const scroller = h('div', { class: 'dialog-body' });
  const how: Record<RequestMethod, string> = {
    InviteLink: words.byLink,
    NonAdminAdd: words.byMember,
    LinkedGroupJoin: words.byCommunity,
  };
  let requests: JoinRequestModel[] = [];
  const list = createVirtualList({
    scroller,
    label: words.requests,
    rowPx: MEMBER_ROW_PX,
    count: () => requests.length,
    draw(row, index) {
      const request = requests[index];
      if (!request) return;
      const id = String(request.id);
      const name = nameOf(state, words, id);
      row.replaceChildren(
        h(
          'div',
          { class: 'cell member-cell' },
          avatar(view, id, name.title, 40),
          h(
            'div',
            { class: 'cell-body' },
            h(
              'div',
              { class: 'cell-line' },
              h('div', { class: 'cell-title' }, h('span', { class: 'ellipsis', dir: 'auto' }, name.title)),
            ),
            h(
              'div',
              { class: 'cell-line' },
              h(
                'div',
                { class: 'cell-secondary ellipsis' },
                h(
                  'span',
                  { dir: 'auto' },
                  [name.aside, how[request.requestMethod]].filter(Boolean).join(' · '),
                ),
              ),
            ),
          ),
          // One at a time, as WhatsApp's own list does.
          iconButton('close', words.reject, () => act(request, 'Reject')),
          iconButton('check', words.approve, () => act(request, 'Approve')),
        ),
      );
    },
  });
  scroller.append(list.element);
  return {
    element: frame(view, words.requests, 'requests-modal', onClose, scroller),
    refresh() {
      requests = state.groups.model(group)?.requests.getModelsArray() ?? [];
      list.refresh();
    },
  };
}
