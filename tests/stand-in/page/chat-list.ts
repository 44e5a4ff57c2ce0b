/** Left column: the virtual list of chats. */
import type { ChatModel } from '../client/chats.ts';
import { h, icon, iconButton } from './dom.ts';
import { markFiber } from './fiber.ts';
import { avatar, nameOf, timeOf } from './people.ts';
import { lineOf, type View } from './view.ts';
import { createVirtualList } from './virtual-list.ts';

const ROW_PX = 76;

export interface ChatList {
  readonly element: HTMLElement;
  refresh(): void;
  /** The line about the connection above the list. */
  setNotice(text: string, more: string): void;
}

export function createChatList(view: View): ChatList {
  const { state, words } = view;
  const pane = h('div', { raw: { id: 'pane-side' }, class: 'pane-side', tabindex: -1 });
  const notice = h('div', { class: 'connection-notice', role: 'status' });
  let filter: 'all' | 'unread' | 'groups' = 'all';
  let query = '';

  function chats(): ChatModel[] {
    const text = query.trim().toLowerCase();
    return state.chats.collection
      .getModelsArray()
      .filter((chat) => !chat.archive)
      .filter((chat) => filter !== 'unread' || chat.unreadCount !== 0)
      .filter((chat) => filter !== 'groups' || chat.id.isGroup())
      .filter((chat) => text === '' || chat.formattedTitle.toLowerCase().includes(text))
      .sort((a, b) => b.t - a.t);
  }
  let current = chats();

  function lastLine(chat: ChatModel): string {
    const last = view.messages.get(String(chat.id))?.at(-1);
    if (!last) return '';
    const body = last.isRevoked ? words.deleted : lineOf(last);
    if (last.fromMe) return `✓ ${body}`;
    return chat.id.isGroup() ? `${nameOf(state, words, last.from).title}: ${body}` : body;
  }

  const list = createVirtualList({
    scroller: pane,
    label: words.chats,
    rowPx: ROW_PX,
    testid: 'chat-list',
    count: () => current.length,
    draw(row, index) {
      const chat = current[index];
      if (!chat) return;
      const id = String(chat.id);
      const isActive = state.chats.collection.getActive() === chat;
      const title = h(
        'span',
        { class: 'ellipsis', dir: 'auto' },
        chat.formattedTitle === '' ? '···' : chat.formattedTitle,
      );
      const count = chat.unreadCount;
      const frame = h(
        'div',
        {
          class: `cell chat-cell${isActive ? ' is-active' : ''}`,
          testid: 'cell-frame-container',
          tabindex: -1,
          onClick: () => view.openChat(id),
        },
        avatar(view, id, chat.formattedTitle, 49),
        h(
          'div',
          { class: 'cell-body' },
          h(
            'div',
            { class: 'cell-line' },
            h('div', { class: 'cell-title', testid: 'cell-frame-title' }, title),
            h(
              'div',
              { class: `cell-time${count > 0 ? ' is-unread' : ''}`, testid: 'cell-frame-primary-detail' },
              timeOf(chat.t, Date.now(), view.lang),
            ),
          ),
          h(
            'div',
            { class: 'cell-line' },
            h(
              'div',
              { class: 'cell-secondary ellipsis', testid: 'cell-frame-secondary' },
              h('span', { dir: 'auto' }, lastLine(chat)),
            ),
            count === 0 ? undefined : h('span', { class: 'badge' }, count > 0 ? String(count) : ''),
          ),
        ),
      );
      row.replaceChildren(frame);
      markFiber(frame, { chat });
    },
  });
  pane.append(list.element);

  const search = h('input', {
    class: 'search-input',
    type: 'text',
    label: words.search,
    raw: { placeholder: words.search },
  }) as HTMLInputElement;
  search.addEventListener('input', () => {
    query = search.value;
    api.refresh();
  });
  const chips = (['all', 'unread', 'groups'] as const).map((name) =>
    h(
      'button',
      {
        class: `chip${name === filter ? ' is-on' : ''}`,
        type: 'button',
        onClick: (event) => {
          filter = name;
          for (const chip of chips) chip.classList.toggle('is-on', chip === event.currentTarget);
          api.refresh();
        },
      },
      words[name],
    ),
  );

  const api: ChatList = {
    element: h(
      'div',
      { raw: { id: 'side' }, class: 'side' },
      h(
        'header',
        { class: 'side-header' },
        h('h1', {}, words.chats),
        h('div', { class: 'side-actions' }, iconButton('plus', words.search), iconButton('more', words.menu)),
      ),
      h('div', { class: 'search' }, icon('search', 20), search),
      h('div', { class: 'chips' }, ...chips),
      notice,
      pane,
    ),
    refresh() {
      current = chats();
      list.refresh();
    },
    setNotice(text, more) {
      notice.replaceChildren(...(text === '' ? [] : [h('strong', {}, text), h('span', {}, more)]));
      notice.classList.toggle('is-shown', text !== '');
    },
  };
  return api;
}
