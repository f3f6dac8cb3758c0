import { z } from 'zod';
import { MOST_FILE } from '../../answers/draft-limits.ts';
import type { SentFile } from '../../commands/turn.ts';
import { type HttpRequest, type Route, sendError, sendJson } from '../../routes/http.ts';
import type { PageActivity, PageConversation } from './page-conversation.ts';
import { clientNumber, type PageConversations } from './page-conversations.ts';
import type { PageToken } from './page-tokens.ts';
import { sent } from './sent-message.ts';
import type { PageEvent } from './web-channel.ts';

/** As base64 in JSON, with the message beside it. */
const MOST_BODY = Math.ceil((MOST_FILE * 4) / 3) + 50_000;

const body = z.object({
  activity: sent,
  files: z
    .array(z.object({ name: z.string().max(200), base64: z.string() }))
    .min(1)
    .max(10),
});

interface Parts {
  readonly conversations: PageConversations;
  readonly passOf: (req: HttpRequest) => PageToken | undefined;
  readonly deliver: (c: PageConversation, event: PageEvent) => void;
}

/**
 * A message of the page with files: {activity, files: [{name, base64}]}. The files are there for its turn and then gone; the
 * conversation keeps their names. The address has no id, so that it may take a larger body: the token tells the conversation.
 */
export function fileRoute({ conversations, passOf, deliver }: Parts): Route {
  return {
    method: 'post',
    path: '/v3/directline/files',
    mostBody: MOST_BODY,
    handle(req, res) {
      const pass = passOf(req);
      if (!pass) return sendError(res, 403, 'TokenExpired', '会话已过期,请刷新页面');
      const read = body.safeParse(req.body);
      if (!read.success || read.data.activity.type !== 'message')
        return sendError(res, 400, 'BadSyntax', '不是可以接收的文件');
      const { conversation: c } = pass;
      const { activity, files } = read.data;
      const attachments = files.map(({ name }) => ({ contentType: 'application/octet-stream', name }));
      const shown: PageActivity = { ...activity, attachments, from: { id: c.user, name: '', role: 'user' } };
      const known = c.received.get(clientNumber(shown) ?? '');
      if (known !== undefined) return sendJson(res, 200, { id: known });
      const id = conversations.add(c, shown);
      sendJson(res, 200, { id });
      deliver(c, { ...activity, id, files: files.map(fileOf) });
    },
  };
}

function fileOf({ name, base64 }: { name: string; base64: string }): SentFile {
  return { name: name || '文稿', read: async () => Buffer.from(base64, 'base64') };
}
