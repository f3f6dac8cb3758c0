import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Library, Organisation } from '../indexer/index.ts';
import { type Admins, isAdmin } from './access/admins.ts';
import { endedSessions } from './access/ended-sessions.ts';
import { pageAccess } from './access/page-access.ts';
import { rateLimit } from './access/rate-limit.ts';
import { Refusal } from './access/refusal.ts';
import { seal } from './access/session.ts';
import { signIn } from './access/sign-in.ts';
import { bearer, directLineRoutes } from './channels/web/direct-line.ts';
import type { PageConversations } from './channels/web/page-conversations.ts';
import type { WebChannel } from './channels/web/web-channel.ts';
import { frontOf } from './commands/front.ts';
import { suggest } from './commands/suggest.ts';
import type { Config } from './config.ts';
import type { KnowledgeService } from './knowledge-service.ts';
import { lazy } from './lazy.ts';
import { adminRoutes } from './routes/admin/admin-routes.ts';
import { apiRoutes } from './routes/api.ts';
import { chatPageRoutes } from './routes/chat-page.ts';
import { checkRoutes } from './routes/check.ts';
import { graphRoutes } from './routes/graph.ts';
import { guarded } from './routes/guard.ts';
import type { HttpRequest, Route } from './routes/http.ts';
import { numberRoutes } from './routes/numbers.ts';
import { quoteRoutes } from './routes/quote.ts';
import { readerRoutes } from './routes/reader.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { suggestRoutes } from './routes/suggest.ts';
import { verifyRoutes } from './routes/verify.ts';
import { wordRoutes } from './routes/word.ts';
import type { Runtime } from './runtime.ts';

interface Parts {
  readonly conversations: PageConversations;
  readonly channel: () => Promise<WebChannel>;
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
  /** What whoever asks may see of what is held now, if anything is. */
  readonly held: (req: HttpRequest) => Library | undefined;
  readonly organisation: () => Organisation | undefined;
  readonly address: (req: HttpRequest) => string;
  readonly port: () => number;
  readonly refused: (reason: string) => void;
  /** Told of turns that began after their request was answered. */
  readonly track: (turn: Promise<unknown>) => void;
  /** Told of a session that was signed out of. */
  readonly signedOut: (session: string) => void;
  /** For the operator's page. */
  readonly knowledge: Pick<KnowledgeService, 'current' | 'reload' | 'health'>;
}

/** Who may take texts in where nobody is named: whoever sits at the machine, while pages are open to that alone. */
const AT_THE_MACHINE_ONLY: Admins = { users: ['localhost'], groups: [] };

/** The chat page, the reader and what they ask for, behind the access rule of pages. */
export function pageSide(config: Config, runtime: Runtime, parts: Parts): Route[] {
  const { pages: rule, admitted, addressPerMinute, admins } = config.access;
  const local = rule.kind === 'open' && rule.loopbackOnly;
  const { conversations, channel, library, held, organisation, address, port, refused, track, signedOut } =
    parts;
  const { knowledge } = parts;
  const base = (req: HttpRequest): string =>
    config.publicUrl ?? `http://${req.headers.host ?? `127.0.0.1:${port()}`}`;
  const own = [
    ...chatPageRoutes({
      nonce: () => randomBytes(18).toString('base64url'),
      frameAncestors: config.frameAncestors,
      front(req) {
        const now = held(req);
        return now && frontOf(now).then((view) => ({ start: now.organisation.start, view }));
      },
    }),
    ...numberRoutes({ library, frameAncestors: config.frameAncestors }),
    ...readerRoutes({ library, base, now: runtime.now, frameAncestors: config.frameAncestors }),
    ...apiRoutes({ library, base }),
    ...quoteRoutes({ library, base }),
    ...suggestRoutes({ library, suggest }),
    ...wordRoutes({ library, base }),
    ...checkRoutes({ library, now: runtime.now, frameAncestors: config.frameAncestors }),
    ...graphRoutes({ library, frameAncestors: config.frameAncestors, base }),
    ...verifyRoutes({ library, frameAncestors: config.frameAncestors }),
    ...directLineRoutes({
      conversations,
      channel,
      streamUrl: (req, { conversation, token }, watermark) => {
        return `${base(req).replace(/^http/, 'ws')}/v3/directline/conversations/${conversation.id}/stream?watermark=${watermark}&t=${token}`;
      },
      keeper: (req) => isAdmin(req.visitor ?? {}, admins ?? AT_THE_MACHINE_ONLY, { req, local }),
      failed: (error) => {
        if (error instanceof Refusal) refused(error.reason);
        else runtime.warn('网页对话的一次答复失败', error);
      },
      track,
    }),
  ];
  const sealed = rule.kind === 'oidc' ? seal(rule.secret, runtime.now) : undefined;
  const ended = endedSessions(path.join(config.dataDir, 'ended-sessions'), runtime.now, (error) =>
    runtime.warn('退出登录没有记下,重启后会失效', error),
  );
  const access = pageAccess({
    ended,
    rule,
    believed: config.access.proxies,
    lists: admitted,
    ...(sealed ? { seal: sealed } : {}),
  });
  const person = (req: HttpRequest): string | undefined =>
    req.visitor?.id ?? conversations.byToken(bearer(req))?.conversation.user;
  const routes = guarded(own, {
    access,
    person,
    limit: rateLimit(addressPerMinute, runtime.now),
    address,
    refused,
  });
  if (admins)
    routes.push(
      ...adminRoutes({
        admins,
        access,
        local,
        unknownPage: routes.find(({ path }) => path === '/*')!.handle,
        open: lazy(async () =>
          (await import('./admin-side.ts')).openDesk(config, runtime, { library, knowledge, track }),
        ),
      }),
    );
  if (rule.kind !== 'oidc' || !sealed) return routes;
  const failed = (error: unknown): void => runtime.warn('网页登录没有成功', error);
  return [
    ...routes,
    ...signInRoutes({
      rule,
      seal: sealed,
      provider: signIn(rule),
      groups: () => [
        ...admitted.groups,
        ...(admins?.groups ?? []),
        ...(organisation()?.groups ?? []).flatMap(({ members }) => members),
      ],
      failed,
      ended,
      signedOut,
      newId: randomUUID,
    }),
  ];
}
