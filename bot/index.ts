import { randomBytes } from 'node:crypto';
import { admission } from './access/admission.ts';
import { clientAddress } from './access/client-address.ts';
import { rateLimit } from './access/rate-limit.ts';
import { turnGate } from './access/turn-gate.ts';
import { channelRules } from './channel-rules.ts';
import type { Knowledge } from './commands/turn.ts';
import type { Config } from './config.ts';
import { knowledgeMark } from './knowledge-mark.ts';
import { later } from './later.ts';
import { openServices } from './open-services.ts';
import { pageSide } from './page-side.ts';
import { PAGE_SERVICE_URL, pageOutbox } from './routes/direct-line.ts';
import { attachStreams } from './routes/direct-line-stream.ts';
import { healthRoutes, type Readiness } from './routes/health.ts';
import type { HttpRequest } from './routes/http.ts';
import { type Entrance, messageRoute } from './routes/messages.ts';
import { pageConversations } from './routes/page-conversations.ts';
import { createHttpServer } from './server.ts';
import { type Looked, shelf as makeShelf } from './shelf.ts';
import type { Services } from './turns/services.ts';
import type { World } from './world.ts';

export interface Running {
  readonly port: number;
  readonly url: string;
  readonly knowledge: () => Promise<Knowledge>;
  /** Opens the files of knowledge again, whether or not they look changed. */
  reload(): Promise<Looked>;
  /** Takes no more requests, answers those in hand, closes the stores. */
  close(): Promise<void>;
}

/** Starts the server: it listens first; the bot's libraries and the knowledge load while it does. */
export async function start(config: Config, world: World): Promise<Running> {
  const { access } = config;
  const metrics = later(async () => (await import('./records/metrics.ts')).metrics());
  const count = (figure: (m: Awaited<ReturnType<typeof metrics>>) => void): void => {
    metrics().then(figure, () => undefined);
  };
  const refused = (reason: string): void => count((m) => m.refused(reason));
  const shelf = makeShelf({
    open: async () => {
      const knowledge = await world.openKnowledge();
      // The first question should not wait for dictionaries.
      await knowledge.library.find('预热');
      return knowledge;
    },
    problems: world.checkKnowledge ?? (async () => []),
    mark: () => knowledgeMark(config.knowledge),
    report: (looked, detail) => {
      count((m) => m.reloaded(looked));
      if (looked === 'swapped') world.print(`知识已重新载入:${detail}`);
      else world.warn('知识有变动但没有载入,仍用原来的', new Error(detail));
    },
  });
  const address = (req: HttpRequest): string => clientAddress(req, access.proxies);
  const gate = turnGate({
    limit: rateLimit(access.userPerMinute, world.now),
    remarks: rateLimit(1, world.now),
    most: access.turns,
    refused,
  });
  const conversations = pageConversations(world.now, () => randomBytes(24).toString('base64url'));
  const doors = later(async () => {
    const { channelDoor, pageDoor } = await import('./turns/door.ts');
    const channel = channelDoor(config.bot, channelRules(config, world.now));
    return { channel, page: pageDoor(pageOutbox(conversations)) };
  });
  const appId = config.bot.MicrosoftAppId ?? '';
  const speak: Services['speak'] = async (to, message) => {
    const { channel, page } = await doors();
    const door = to.serviceUrl === PAGE_SERVICE_URL ? page : channel;
    await door.continueConversationAsync(appId, to, async (context) => {
      await context.sendActivity(message);
    });
  };
  let port = config.port;
  const base = (): string => config.publicUrl ?? `http://${hostName(config.host)}:${port}`;
  const opened = later(async () =>
    openServices(config, world, { shelf, metrics: await metrics(), base, speak, appId }),
  );
  const entrance = async (which: 'channel' | 'page'): Promise<Entrance> => {
    const { PolicyBot } = await import('./turns/policy-bot.ts');
    const bot = new PolicyBot((await opened()).services);
    // Who is at the page was looked at when the conversation began.
    const admit = which === 'page' ? () => 'in' as const : admission(access.admitted);
    const run: Entrance['run'] = (context) => {
      const { activity } = context;
      const say = (text: string) => context.sendActivity(text);
      return gate.pass({ activity, admit, say, run: () => bot.run(context) });
    };
    return { door: (await doors())[which], run };
  };
  const channel = later(() => entrance('channel'));
  const page = later(() => entrance('page'));
  const following = new Set<Promise<unknown>>();
  let closing = false;
  const ready = (): Readiness => {
    if (closing) return { ready: false, why: '正在停止' };
    return shelf.held() ? { ready: true } : { ready: false, why: '知识还没有载入' };
  };
  const { metricsToken, reloadSeconds } = config.records;
  const server = createHttpServer(
    [
      ...healthRoutes({ ready, metrics, address, ...(metricsToken ? { metricsToken } : {}) }),
      messageRoute(channel, ({ reason, cause }) => {
        refused(reason);
        if (cause) world.warn(reason === 'keys' ? '令牌的公钥取不到' : '答复没有送到', cause);
      }),
      ...pageSide(config, world, {
        conversations,
        entrance: page,
        library: async () => (await shelf.current()).library,
        address,
        port: () => port,
        refused,
        track(turn) {
          following.add(turn);
          void turn.finally(() => following.delete(turn));
        },
      }),
    ],
    (error, req) => {
      count((m) => m.failed('request'));
      world.warn(`请求失败 ${req.method} ${pathOf(req)}`, error);
    },
  );
  port = await server.listen(config.port, config.host);
  const streams = attachStreams(server.node, conversations, access.sockets);
  count((m) =>
    m.watch({
      inFlight: () => gate.inFlight,
      sockets: () => streams.open,
      indexBuilt: () => builtAt(shelf.held()),
      documents: () => shelf.held()?.library.documents.length ?? 0,
      now: world.now,
    }),
  );
  world.print(`知依已启动:${base()}`);
  if (!config.authenticated) world.print('没有设置 MicrosoftAppId:身份验证已关闭,仅供本机试用。');
  // Begin now what the first question needs.
  for (const load of [shelf.current, channel]) load().catch((error) => world.warn('启动没有完成', error));
  const looking =
    reloadSeconds > 0
      ? setInterval(
          () => void shelf.look().catch((e) => world.warn('看不了知识文件夹', e)),
          reloadSeconds * 1000,
        )
      : undefined;
  looking?.unref();
  return {
    port,
    url: base(),
    knowledge: shelf.current,
    reload: shelf.reload,
    async close() {
      closing = true;
      clearInterval(looking);
      const closed = server.close();
      // Page turns are answered by the streams, after their requests: those close last.
      await Promise.allSettled(following);
      streams.close();
      await closed;
      await Promise.allSettled(following);
      await opened()
        .then((o) => o.close())
        .catch((error) => world.warn('关闭没有完成', error));
    },
  };
}

function builtAt(knowledge: Knowledge | undefined): number | undefined {
  return knowledge && Date.parse(knowledge.library.header.builtAt);
}

/** Without the query, which may hold a question or a token. */
function pathOf(req: HttpRequest): string {
  return (req.url ?? '').split('?')[0] ?? '';
}

function hostName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
