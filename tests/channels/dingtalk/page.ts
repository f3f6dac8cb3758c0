import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answering, Gateway } from './gateway.ts';
import { quoting, robotMessage, TOPIC_MESSAGE, TOPIC_PRESS, words } from './messages.ts';

/** What stands in a chat of the page. */
interface Line {
  /** staffId of a person; absent: the robot. */
  readonly staff?: string;
  readonly conversation: string;
  readonly text: string;
  readonly key?: string;
  readonly card?: object;
}

interface Said {
  readonly text?: string;
  readonly group?: boolean;
  readonly staff?: string;
  /** Place in the list of what is answered. */
  readonly quoted?: number;
  /** Instead of words: a button of a card. */
  readonly press?: { readonly id: string; readonly actionId: string; readonly params: object };
  /** Instead of words: the name of a file of text. */
  readonly file?: string;
  /** What is in the file. */
  readonly words?: string;
}

const PAGE = path.join(import.meta.dirname, 'page.html');

/** The addresses of the page: itself, what was said, and saying something. */
export function pageOf(gateway: () => Gateway): Answering {
  const lines: Line[] = [];
  let seen = 0;
  const collect = (): Line[] => {
    const { sent } = gateway();
    for (; seen < sent.length; seen++) {
      const { by, to, text, key, card } = sent[seen]!;
      const alone = by === 'person' || (by === 'card' && !to.startsWith('cid'));
      const conversation = alone ? `cid-${to}=` : to;
      lines.push({ conversation, text, ...(key ? { key } : {}), ...(card ? { card } : {}) });
    }
    return lines;
  };
  const say = ({
    text = '',
    group = false,
    staff = 'manager0001',
    quoted,
    press,
    file,
    words: inside,
  }: Said): void => {
    const own = gateway();
    if (press) {
      const content = JSON.stringify({
        cardPrivateData: { actionIds: [press.actionId], params: press.params },
      });
      void own.push(TOPIC_PRESS, { outTrackId: press.id, userId: staff, corpId: 'corp', content });
      return;
    }
    const answered = quoted === undefined ? undefined : collect()[quoted];
    const code = `file-${lines.length}`;
    if (file) own.service.files.set(code, inside ?? '');
    const content = file
      ? { msgtype: 'file', content: { fileName: file, downloadCode: code } }
      : answered
        ? quoting(text, answered.key ? { key: answered.key } : { words: answered.text })
        : words(text, group);
    const message = robotMessage(own, content, { group, staff });
    const quote = answered ? `> ${answered.text.slice(0, 40)}…\n\n` : '';
    const shown = `${quote}${group ? '@知依 ' : ''}${file ? `[文件] ${file}` : text}`;
    collect().push({ staff, conversation: String(message.conversationId), text: shown });
    void own.push(TOPIC_MESSAGE, message);
  };
  return (path, body, { method }) => {
    if (method === 'GET' && path === '/') return { status: 200, body: readFileSync(PAGE, 'utf8') };
    if (path === '/emulator/lines') return { status: 200, body: collect() };
    if (method !== 'POST' || path !== '/emulator/say') return undefined;
    say(body as Said);
    return { status: 200, body: {} };
  };
}
