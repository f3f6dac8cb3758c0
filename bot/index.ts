import { randomBytes } from 'node:crypto';
import { admission } from './access/admission.ts';
import { clientAddress } from './access/client-address.ts';
import { localHosts } from './access/loopback-name.ts';
import { rateLimit } from './access/rate-limit.ts';
import { type TurnGate, turnGate } from './access/turn-gate.ts';
import { visitorIds } from './access/visitor.ts';
import { channelRules } from './channels/teams/channel-rules.ts';
import { destinationOfReference } from './channels/teams/destination.ts';
import { messageRoute } from './channels/teams/message-route.ts';
import { attachStreams } from './channels/web/direct-line-stream.ts';
import { pageArchive, pageFolder } from './channels/web/page-archive.ts';
import { pageConversations } from './channels/web/page-conversations.ts';
import { PAGE_SERVICE_URL, speakOnPage, webChannel } from './channels/web/web-channel.ts';
import { knowledgeWithin, rightfulMembers } from './commands/knowledge-within.ts';
import type { Knowledge } from './commands/turn.ts';
import type { Config } from './config.ts';
import type { Services } from './conversation/services.ts';
import { type DingTalkSide, dingtalkSide } from './dingtalk-side.ts';
import { importDesk } from './imports.ts';
import type { CheckOutcome } from './knowledge-service.ts';
import { lazy } from './lazy.ts';
import { openServices } from './open-services.ts';
import { pageSide } from './page-side.ts';
import { clockWitness } from './records/clock-witness.ts';
import type { Metrics } from './records/metrics.ts';
import { healthRoutes, type Readiness } from './routes/health.ts';
import type { HttpRequest } from './routes/http.ts';
import type { Runtime } from './runtime.ts';
import { servedKnowledge } from './served-knowledge.ts';
import { createHttpServer, type HttpServer } from './server.ts';

export interface Running {
  readonly port: number;
  readonly url: string;
  readonly knowledge: () => Promise<Knowledge>;
  readonly ready: () => Readiness;
  readonly metrics: () => Promise<Metrics>;
  /** Opens the files of knowledge again, whether or not they look changed. */
  reload(): Promise<CheckOutcome>;
  /** Takes no more requests, answers those in hand, closes the stores. */
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;

/** What the operator is told of a host that could not be asked. */
const FAILED_HOSTS: Readonly<Record<string, string>> = {
  keys: '令牌的公钥取不到',
  credentials: '发送答复的令牌取不到',
};

/**
 * Starts the server: it listens first; the bot's libraries and the knowledge load while it does.
 * @param listen how requests come to it, resolves to the port; default by a port of its own
 */
export async function start(
  config: Config,
  runtime: Runtime,
  listen = (server: HttpServer): Promise<number> => server.listen(config.port, config.host),
): Promise<Running> {
  const { access } = config;
  const metrics = lazy(async () => (await import('./records/metrics.ts')).metrics(config.organisation));
  const count = (figure: (m: Awaited<ReturnType<typeof metrics>>) => void): void => {
    metrics().then(figure, () => undefined);
  };
  const refused = (reason: string): void => count((m) => m.refused(reason));
  const knowledge = servedKnowledge(config, runtime, { count, swapped: () => tellOfChanges() });
  const address = (req: HttpRequest): string => clientAddress(req, access.proxies);
  const limit = rateLimit(access.userPerMinute, runtime.now);
  const remarks = rateLimit(1, runtime.now);
  // Each has its own slots: turns that hang on one channel take none from the other.
  const gate = (): TurnGate => turnGate({ limit, remarks, most: access.turns, refused });
  const [channelGate, pageGate, dingtalkGate] = [gate(), gate(), gate()];
  const clock = clockWitness(config.dataDir, runtime.now, (last, today) => {
    const jump = new Error(`上次运行是 ${last},现在是 ${today}`);
    runtime.warn('时钟可能不对:到期的记录和对话暂不删除', jump);
  });
  const archive = pageArchive(
    pageFolder(config.dataDir),
    config.records.days,
    runtime.now,
    (error) => {
      count((m) => m.failed('page'));
      runtime.warn('网页对话没有存下', error);
    },
    clock.believed,
  );
  const conversations = pageConversations(runtime.now, () => randomBytes(24).toString('base64url'), archive);
  const teams = lazy(async () => {
    const { openTeams } = await import('./channels/teams/open-teams.ts');
    return openTeams(config.teams.sdk, config.bot, channelRules(access.serviceHosts, runtime.now));
  });
  const appId = config.bot.MicrosoftAppId ?? '';
  const speak: Services['speak'] = async (to, text) => {
    if (to.address.serviceUrl === PAGE_SERVICE_URL) return speakOnPage(conversations, to, text);
    if (to.channel === 'dingtalk') {
      if (!dingtalk) throw new Error('DingTalk is not set up');
      return dingtalk.speak(to, text);
    }
    await (await teams()).speak(to, text);
  };
  let port = config.port;
  const base = (): string => config.publicUrl ?? `http://${hostName(config.host)}:${port}`;
  const { legalConversation } = config;
  const legal = legalConversation && destinationOfReference(legalConversation);
  const desk = importDesk({
    folders: config.knowledge,
    knowledge,
    now: runtime.now,
    newTicket: () => randomBytes(18).toString('base64url'),
    done: ({ outcome, id, version }) => runtime.log?.('导入', { outcome, id, version }),
  });
  const imports: Services['imports'] = ({ person }) => (person.keeper ? desk : undefined);
  const opened = lazy(async () => {
    const { believed } = clock;
    const own = {
      knowledge,
      metrics: await metrics(),
      base,
      speak,
      believed,
      imports,
      ...(legal ? { legal } : {}),
    };
    return openServices(config, runtime, own);
  });
  const policy = lazy(async () => {
    const { assistant } = await import('./conversation/assistant.ts');
    const { services } = await opened();
    return { services, assistant: assistant(services) };
  });
  /** Whoever follows a provision that has changed, since this or an earlier process last looked, is told. */
  const tellOfChanges = (): void => {
    const telling = Promise.all([opened(), knowledge.current(), import('./conversation/tell-followers.ts')])
      .then(([{ services }, now, { tellFollowers }]) =>
        tellFollowers(services, (ids) => knowledgeWithin(now, ids).library),
      )
      .catch((error) => runtime.warn('关注的变动没有通知', error));
    following.add(telling);
    void telling.finally(() => following.delete(telling));
  };
  const channel = lazy(async () => {
    const own = { gate: channelGate, admit: admission(access.admitted) };
    const { channel } = await teams();
    return channel({ ...(await policy()), ...own, appId, teamsCards: config.teams.cards });
  });
  const page = lazy(async () =>
    webChannel({ conversations, gate: pageGate, assistant: (await policy()).assistant }),
  );
  const following = new Set<Promise<unknown>>();
  const track = (turn: Promise<unknown>): void => {
    following.add(turn);
    void turn.finally(() => following.delete(turn));
  };
  const dingtalk: DingTalkSide | undefined = dingtalkSide(config, runtime, {
    ...{ policy, address, refused, track },
    gate: dingtalkGate,
    rightful: async () => rightfulMembers((await knowledge.current()).library),
  });
  let closing = false;
  const ready = (): Readiness => {
    if (closing) return { ready: false, why: '正在停止' };
    if (!knowledge.held()) return { ready: false, why: '知识还没有载入' };
    const { faults, problems } = knowledge.health();
    const wrong = [...faults, ...problems];
    if (faults.length > 0) return { ready: false, why: '知识不全', wrong };
    return wrong.length > 0 ? { ready: true, wrong } : { ready: true };
  };
  const { metricsToken, reloadSeconds } = config.records;
  const server = createHttpServer(
    [
      ...healthRoutes({ ready, metrics, address, ...(metricsToken ? { metricsToken } : {}) }),
      messageRoute({
        channel,
        address,
        badTokens: rateLimit(access.addressPerMinute, runtime.now),
        hostAllowed: localHosts(config),
        refused: ({ reason, cause }) => {
          refused(reason);
          if (cause) runtime.warn(FAILED_HOSTS[reason] ?? '答复没有送到', cause);
        },
      }),
      ...pageSide(config, runtime, {
        conversations,
        channel: page,
        library: async (req) => knowledgeWithin(await knowledge.current(), visitorIds(req.visitor)).library,
        held(req) {
          const now = knowledge.held();
          return now && knowledgeWithin(now, visitorIds(req.visitor)).library;
        },
        organisation: () => knowledge.held()?.library.organisation,
        address,
        port: () => port,
        signedOut(session) {
          conversations.endSession(session);
          streams.closeEnded();
        },
        refused,
        track,
        knowledge,
      }),
      ...(dingtalk?.routes ?? []),
    ],
    (error, req) => {
      count((m) => m.failed('request'));
      runtime.warn(`请求失败 ${req.method} ${pathOf(req)}`, error);
    },
  );
  port = await listen(server);
  const streams = attachStreams(server.node, conversations, access.sockets);
  count((m) =>
    m.watch({
      inFlight: () => channelGate.inFlight + pageGate.inFlight + dingtalkGate.inFlight,
      sockets: () => streams.open,
      indexBuilt: () => builtAt(knowledge.held()),
      documents: () => knowledge.held()?.library.documents.length ?? 0,
      faults: () => knowledge.health().faults.length,
      problems: () => knowledge.health().problems.length,
      now: runtime.now,
    }),
  );
  runtime.print(`知依已启动:${base()}`);
  if (access.admins) runtime.print(`运行页:${base()}/admin`);
  if (!config.authenticated) runtime.print('没有设置 MicrosoftAppId:身份验证已关闭,仅供本机试用。');
  // Begin now what the first question needs.
  for (const load of [knowledge.current, channel, page, async () => dingtalk?.open()])
    load().catch((error) => runtime.warn('启动没有完成', error));
  tellOfChanges();
  const checking =
    reloadSeconds > 0
      ? setInterval(
          () => void knowledge.check().catch((e) => runtime.warn('看不了知识文件夹', e)),
          reloadSeconds * 1000,
        )
      : undefined;
  checking?.unref();
  // Days without a question are days too.
  const calendar = setInterval(() => void clock.believed(), HOUR_MS);
  calendar.unref();
  return {
    port,
    url: base(),
    knowledge: knowledge.current,
    ready,
    metrics,
    reload: knowledge.reload,
    async close() {
      closing = true;
      dingtalk?.close();
      clearInterval(checking);
      clearInterval(calendar);
      const closed = server.close();
      // Page turns are answered by the streams, after their requests: those close last.
      await Promise.allSettled(following);
      streams.close();
      await closed;
      await Promise.allSettled(following);
      await archive.close();
      await opened()
        .then((o) => o.close())
        .catch((error) => runtime.warn('关闭没有完成', error));
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
