/** WAWebCmd.Cmd: commands of the interface as events. */
import type { Chats } from './chats.ts';
import { createModel } from './observable.ts';
import type { Observable } from './observable.ts';

export interface CmdFields {
  /** Undefined before the main screen is there. */
  isMainLoaded: true | undefined;
}

export interface CmdCommands {
  openChatBottom(options: { chat: unknown }): Promise<boolean>;
  chatInfoDrawer(chat: unknown, options?: { scrollToParticipantList?: boolean }): void;
}

export interface Cmd {
  readonly model: Readonly<CmdFields> & CmdCommands & Observable;
  mainLoaded(): void;
}

export function createCmd(report: (message: string) => void, chats: Chats): Cmd {
  const held = createModel<CmdFields, CmdCommands>(
    report,
    { isMainLoaded: undefined },
    {
      async openChatBottom(options) {
        const chat = chats.check(options.chat);
        await Promise.resolve();
        held.emit('open_chat_bottom', { chat });
        return true;
      },
      chatInfoDrawer(chat, options = {}) {
        held.emit('chat_info_drawer', chats.check(chat), options);
      },
    },
  );
  return {
    model: held.model,
    mainLoaded() {
      if (held.get('isMainLoaded')) return;
      held.put('isMainLoaded', true);
      held.emit('main_loaded');
    },
  };
}
