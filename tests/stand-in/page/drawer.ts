/** Right column: group info with the first ten members. */
import type { IdText } from '../server/model.ts';
import { h, icon, iconButton } from './dom.ts';
import { drawMember, MEMBER_ROW_PX, membersInOrder } from './member-rows.ts';
import { avatar } from './people.ts';
import type { View } from './view.ts';
import { createVirtualList } from './virtual-list.ts';

/** The drawer shows so many, then "view all". */
const SHOWN = 10;

export interface Drawer {
  readonly element: HTMLElement;
  show(group: IdText): void;
  refresh(): void;
}

export function createDrawer(view: View): Drawer {
  const { state, words } = view;
  let id: IdText | undefined;
  const body = h('div', { class: 'drawer-body', testid: 'group-info-drawer-body' });
  const model = () => (id === undefined ? undefined : state.groups.model(id));
  let members: ReturnType<typeof membersInOrder> = [];
  const list = createVirtualList({
    scroller: body,
    label: words.groupMembers,
    rowPx: MEMBER_ROW_PX,
    count: () => Math.min(SHOWN, members.length),
    draw(row, index) {
      const member = members[index];
      if (member) drawMember(view, row, member, 'participant');
    },
  });

  function line(
    name: Parameters<typeof icon>[0],
    text: string,
    more: string,
    onClick?: () => void,
  ): HTMLElement {
    return h(
      'div',
      { class: 'drawer-line', role: 'button', tabindex: 0, ...(onClick ? { onClick } : {}) },
      icon(name, 22),
      h('span', { class: 'drawer-line-text' }, text),
      h('span', { class: 'drawer-line-more' }, more),
    );
  }

  function refresh(): void {
    const group = model();
    if (!group || id === undefined) return;
    const groupId = id;
    const { metadata } = group;
    const total = group.participants.length;
    members = membersInOrder(view, group, '');
    const count = `${total.toLocaleString(view.lang)} ${words.members}`;
    const isAdmin = group.participants.iAmAdmin();
    body.replaceChildren(
      h(
        'div',
        { class: 'drawer-card drawer-head', testid: 'group-info-header' },
        avatar(view, groupId, metadata.subject, 112),
        h('h2', { dir: 'auto' }, metadata.subject === '' ? '···' : metadata.subject),
        h('p', {}, `${words.group} · ${count}`),
      ),
      metadata.desc === undefined
        ? ''
        : h(
            'div',
            { class: 'drawer-card drawer-text' },
            h('h3', {}, words.description),
            h('p', { dir: 'auto' }, metadata.desc),
          ),
      isAdmin && metadata.membershipApprovalMode
        ? h(
            'div',
            { class: 'drawer-card' },
            line('plus', words.requests, String(group.requests.length), () => view.openRequests(groupId)),
          )
        : '',
      h(
        'div',
        { class: 'drawer-card', testid: 'section-participants' },
        h(
          'div',
          { testid: 'group-info-participants-section' },
          h(
            'div',
            { class: 'drawer-title' },
            h('h3', {}, count),
            iconButton(
              'search',
              words.searchMembers,
              () => view.openMembers(groupId),
              'group-info-participants-search',
            ),
          ),
          list.element,
          total > SHOWN
            ? h(
                'div',
                { class: 'view-all', role: 'button', tabindex: 0, onClick: () => view.openMembers(groupId) },
                `${words.viewAll} (${(total - SHOWN).toLocaleString(view.lang)} ${words.more})`,
              )
            : undefined,
        ),
      ),
      h('div', { class: 'drawer-card is-negative' }, line('close', words.exitGroup, '')),
    );
    list.refresh();
  }

  return {
    element: h(
      'aside',
      { class: 'drawer', testid: 'chat-info-drawer' },
      h(
        'header',
        { class: 'drawer-header' },
        iconButton('close', words.close, () => view.toggleDrawer(false), 'btn-closer-drawer'),
        h('h1', {}, words.groupInfo),
      ),
      body,
    ),
    show(group) {
      id = group;
      body.scrollTop = 0;
      refresh();
    },
    refresh,
  };
}
