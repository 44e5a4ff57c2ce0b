/** Middle column: header, messages, composer. */
import type { WireMessage } from '../server/frames.ts';
import type { IdText } from '../server/model.ts';
import { createComposer } from './composer.ts';
import { h, icon, iconButton } from './dom.ts';
import { avatar, familyOf, nameOf, NAMELESS } from './people.ts';
import { lineOf, type View } from './view.ts';

export interface Conversation {
  readonly element: HTMLElement;
  show(id: IdText | undefined): void;
  refresh(): void;
  focusComposer(): void;
}

function ticks(ack: number | undefined): string {
  if (ack === undefined) return '✓✓';
  if (ack < 0) return '!';
  return ack === 0 ? '◷' : ack === 1 ? '✓' : '✓✓';
}

export function createConversation(view: View): Conversation {
  const { state, words } = view;
  let chat: IdText | undefined;

  const element = h('div', { raw: { id: 'main' }, class: 'main' });
  const header = h('header', { class: 'main-header', testid: 'conversation-header' });
  const banner = h('div', { class: 'request-banner' });
  const messages = h('div', { class: 'messages', role: 'application', tabindex: 0 });
  const send = iconButton('send', words.send, () => sendNow());
  const composer = createComposer({
    label: words.message,
    onSend: () => sendNow(),
    onChange: (text) => send.classList.toggle('is-ready', text.trim() !== ''),
  });
  const footer = h(
    'footer',
    { class: 'composer' },
    h(
      'div',
      { class: 'composer-bar' },
      iconButton('plus', words.menu),
      iconButton('smile', words.menu),
      composer.element,
      send,
    ),
  );
  const readOnly = h('footer', { class: 'read-only' }, words.readOnly);
  const empty = h('div', { class: 'empty' }, icon('chats', 72), h('p', {}, words.pick));

  function sendNow(): void {
    if (chat === undefined || composer.text().trim() === '') return;
    view.send(chat, composer.text());
    composer.clear();
  }

  function drawHeader(id: IdText): void {
    const model = state.chats.collection.get(id);
    const group = state.groups.model(id);
    const title = model?.formattedTitle ?? '';
    const size = group?.participants.length ?? 0;
    const names = (group?.participants.getModelsArray() ?? [])
      .slice(0, 30)
      .map((each) => nameOf(state, words, String(each.id)))
      .flatMap(({ title, aside }) =>
        title === NAMELESS ? [] : [(aside === '' ? title : aside).replace(/^~ /, '')],
      )
      .slice(0, 12);
    header.replaceChildren(
      h(
        'div',
        {
          class: 'conversation-info',
          testid: 'conversation-info-header',
          role: 'button',
          tabindex: 0,
          onClick: () => view.toggleDrawer(true),
        },
        avatar(view, id, title, 40),
        h(
          'div',
          { class: 'conversation-names' },
          h(
            'span',
            {
              class: 'conversation-title ellipsis',
              testid: 'conversation-info-header-chat-title',
              dir: 'auto',
            },
            title === '' ? '···' : title,
          ),
          h(
            'span',
            { class: 'conversation-aside ellipsis' },
            size > 0 ? names.map((name) => `\u2068${name}\u2069`).join(', ') : '',
          ),
        ),
      ),
      h(
        'div',
        { class: 'side-actions' },
        iconButton('search', words.searchMembers),
        iconButton('more', words.menu),
      ),
    );
    const asking = group?.requests.length ?? 0;
    banner.replaceChildren(
      ...(asking > 0 && group?.participants.iAmAdmin()
        ? [
            h(
              'button',
              { type: 'button', class: 'banner-button', onClick: () => view.openRequests(id) },
              icon('people', 18),
              h('span', {}, `${asking.toLocaleString(view.lang)} ${words.asked}`),
            ),
          ]
        : []),
    );
  }

  function bubble(message: WireMessage, before: WireMessage | undefined, isGroup: boolean): HTMLElement {
    const isFirst = before?.from !== message.from;
    const author = nameOf(state, words, message.from);
    const time = new Date(message.t * 1000).toLocaleTimeString(view.lang, {
      hour: '2-digit',
      minute: '2-digit',
    });
    const row = h('div', {
      class: `message-row ${message.fromMe ? 'is-mine' : 'is-theirs'}${isFirst ? ' is-first' : ''}`,
      role: 'row',
      raw: { 'data-id': message.id },
    });
    const showsAuthor = isGroup && isFirst && !message.fromMe;
    if (isGroup && !message.fromMe) {
      row.append(isFirst ? avatar(view, message.from, author.title, 28) : h('div', { class: 'avatar-gap' }));
    }
    row.append(
      h(
        'div',
        { class: 'bubble' },
        showsAuthor
          ? h(
              'div',
              { class: `author ink-${familyOf(message.from)}` },
              h('span', { dir: 'auto' }, author.title),
              author.aside === ''
                ? undefined
                : h('span', { class: 'author-aside', dir: 'auto' }, author.aside),
            )
          : undefined,
        h(
          'span',
          { class: `body${message.isRevoked ? ' is-revoked' : ''}`, dir: 'auto' },
          message.isRevoked ? words.deleted : lineOf(message),
        ),
        h(
          'span',
          { class: 'meta' },
          time,
          message.fromMe ? h('span', { class: 'ticks' }, ` ${ticks(view.ackOf(message.id))}`) : undefined,
        ),
      ),
    );
    return row;
  }

  function drawMessages(id: IdText): void {
    const list = view.messages.get(id) ?? [];
    messages.replaceChildren(
      h('div', { class: 'day' }, words.today),
      ...list.map((message, index) => bubble(message, list[index - 1], id.endsWith('@g.us'))),
    );
    messages.scrollTop = messages.scrollHeight;
  }

  function mayWrite(id: IdText): boolean {
    const group = state.groups.model(id);
    if (!group) return true;
    if (!group.participants.iAmMember() || group.metadata.suspended) return false;
    return !group.metadata.announce || group.participants.iAmAdmin();
  }

  function refresh(): void {
    if (chat === undefined) {
      element.replaceChildren(empty);
      return;
    }
    drawHeader(chat);
    drawMessages(chat);
    const foot = mayWrite(chat) ? footer : readOnly;
    if (element.firstChild !== header || element.lastChild !== foot) {
      element.replaceChildren(header, banner, messages, foot);
      messages.scrollTop = messages.scrollHeight;
    }
  }

  refresh();
  return {
    element,
    show(id) {
      chat = id;
      composer.clear();
      refresh();
    },
    refresh,
    focusComposer: () => composer.focus(),
  };
}
