import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { ConversationReference } from 'botbuilder';
import { addressLimit } from './access/address-limit.ts';
import type { Knowledge } from './commands/turn.ts';
import type { Config } from './config.ts';
import { apiRoutes } from './routes/api.ts';
import { chatPageRoutes } from './routes/chat-page.ts';
import { directLineRoutes, PAGE_SERVICE_URL, pageOutbox } from './routes/direct-line.ts';
import { attachStreams } from './routes/direct-line-stream.ts';
import { healthRoute } from './routes/health.ts';
import { type Entrance, messageRoute } from './routes/messages.ts';
import { pageConversations } from './routes/page-conversations.ts';
import { readerRoutes } from './routes/reader.ts';
import { createHttpServer } from './server.ts';
import type { Services } from './turns/services.ts';

/** Requests to /api/ that one address may make in a minute. */
const API_PER_MINUTE = 60;

/** What the server takes from outside. */
export interface World {
  readonly now: () => Date;
  /** Opens what is held; called once, after the server listens. */
  readonly openKnowledge: () => Promise<Knowledge>;
  /** For the operator. */
  readonly print: (line: string) => void;
  readonly warn: (message: string, error: unknown) => void;
}

export interface Running {
  readonly port: number;
  readonly url: string;
  readonly knowledge: () => Promise<Knowledge>;
  close(): Promise<void>;
}

/** Starts the server: it listens first; the bot's libraries and the knowledge load while it does. */
export async function start(config: Config, world: World): Promise<Running> {
  const secret = (): string => randomBytes(24).toString('base64url');
  const knowledge = later(world.openKnowledge);
  const library = async () => (await knowledge()).library;
  let port = config.port;
  const base = (): string => config.publicUrl ?? `http://${hostName(config.host)}:${port}`;
  const doors = later(async () => {
    const { channelDoor, pageDoor } = await import('./turns/door.ts');
    return { channel: channelDoor(config.bot), page: pageDoor(pageOutbox(conversations)) };
  });
  const appId = config.bot.MicrosoftAppId ?? '';
  const speak: Services['speak'] = async (to, message) => {
    const { channel, page } = await doors();
    const door = to.serviceUrl === PAGE_SERVICE_URL ? page : channel;
    await door.continueConversationAsync(appId, to, async (context) => {
      await context.sendActivity(message);
    });
  };
  const services = later(() => openServices(config, world, { knowledge, base, speak, appId }));
  const channel = later(async () => entrance((await doors()).channel, await services()));
  const page = later(async () => entrance((await doors()).page, await services()));
  const conversations = pageConversations(world.now, secret);
  const server = createHttpServer(
    [
      healthRoute,
      messageRoute(channel),
      ...chatPageRoutes(secret, config.frameAncestors),
      ...readerRoutes({ library, now: world.now, frameAncestors: config.frameAncestors }),
      ...apiRoutes({ library, limit: addressLimit(API_PER_MINUTE, world.now) }),
      ...directLineRoutes({
        conversations,
        entrance: page,
        streamUrl: (req, c, watermark) => {
          const origin = config.publicUrl ?? `http://${req.headers.host ?? `127.0.0.1:${port}`}`;
          return `${origin.replace(/^http/, 'ws')}/v3/directline/conversations/${c.id}/stream?watermark=${watermark}&t=${c.token}`;
        },
        failed: (error) => world.warn('网页对话的一次答复失败', error),
      }),
    ],
    (error, req) => world.warn(`请求失败 ${req.method} ${req.url}`, error),
  );
  port = await server.listen(config.port, config.host);
  const closeStreams = attachStreams(server.node, conversations);
  world.print(`知依已启动:${base()}`);
  if (!config.authenticated) world.print('没有设置 MicrosoftAppId:身份验证已关闭,仅供本机试用。');
  // Begin now what the first question needs.
  for (const load of [knowledge, channel]) load().catch((error) => world.warn('启动没有完成', error));
  return {
    port,
    url: base(),
    knowledge,
    async close() {
      closeStreams();
      await server.close();
      const opened = await services().catch(() => undefined);
      await Promise.all([opened?.questions.close(), opened?.feedback.close()]);
    },
  };
}

async function entrance(door: Entrance['door'], services: Services): Promise<Entrance> {
  const { PolicyBot } = await import('./turns/policy-bot.ts');
  const bot = new PolicyBot(services);
  return { door, run: (context) => bot.run(context) };
}

async function openServices(
  config: Config,
  world: World,
  own: Pick<Services, 'knowledge' | 'speak' | 'appId'> & { base: () => string },
): Promise<Services> {
  const [{ openStorage }, { fileQuestionLog }, { fileFeedbackLog }] = await Promise.all([
    import('./conversation/storage.ts'),
    import('./records/question-log.ts'),
    import('./records/feedback.ts'),
  ]);
  return {
    knowledge: own.knowledge,
    speak: own.speak,
    appId: own.appId,
    ...(config.legalConversation
      ? { legal: config.legalConversation as unknown as ConversationReference }
      : {}),
    storage: await openStorage(config.state),
    questions: fileQuestionLog(path.join(config.dataDir, 'questions.jsonl')),
    feedback: fileFeedbackLog(path.join(config.dataDir, 'feedback.jsonl')),
    now: world.now,
    newId: () => randomBytes(4).toString('hex'),
    get publicUrl() {
      return own.base();
    },
    memoryHours: config.memoryHours,
    warn: world.warn,
  };
}

/** Made at the first call, once; a failure is not kept, so that the next call tries again. */
function later<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

function hostName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
