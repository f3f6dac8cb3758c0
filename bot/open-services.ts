import { randomUUID } from 'node:crypto';
import type { ConversationReference } from 'botbuilder';
import type { Config } from './config.ts';
import type { Metrics } from './records/metrics.ts';
import type { Shelf } from './shelf.ts';
import type { Services } from './turns/services.ts';
import type { World } from './world.ts';

/** What the services of turns are made from, besides the configuration. */
export interface Own extends Pick<Services, 'speak' | 'appId'> {
  readonly shelf: Shelf;
  readonly metrics: Metrics;
  readonly base: () => string;
}

export interface OpenedServices {
  readonly services: Services;
  close(): Promise<void>;
}

/** Milliseconds that a turn waits for the store of conversations. */
const STATE_PATIENCE_MS = 2000;

/** Opens the stores and logs that turns need. */
export async function openServices(config: Config, world: World, own: Own): Promise<OpenedServices> {
  const [storing, steady, store, auditing, hashing, naming, counting] = await Promise.all([
    import('./conversation/storage.ts'),
    import('./conversation/steady-storage.ts'),
    import('./records/record-store.ts'),
    import('./records/audit.ts'),
    import('./records/passage-hashes.ts'),
    import('./records/pseudonyms.ts'),
    import('./records/recorded.ts'),
  ]);
  const { metrics, shelf } = own;
  const failed = (where: string, message: string) => (error: unknown) => {
    metrics.failed(where);
    world.warn(message, error);
  };
  const opened = await storing.openStorage(config.state, failed('state', '对话记忆的存储连不上'));
  const records = store.recordStore({
    folder: config.dataDir,
    instance: config.records.instance,
    days: config.records.days,
    now: world.now,
    warn: (message, error) => failed('records', message)(error),
  });
  const logs = auditing.audit({
    store: records,
    pseudonym: naming.pseudonyms(config.records.key),
    hashOf: (library, key) => hashing.passageHashes(library).of(key),
    library: () => shelf.held()?.library,
    failed: () => metrics.failed('records'),
  });
  const services: Services = {
    knowledge: shelf.current,
    speak: own.speak,
    appId: own.appId,
    ...(config.legalConversation
      ? { legal: config.legalConversation as unknown as ConversationReference }
      : {}),
    // The memory of this process neither fails nor keeps anybody waiting.
    storage:
      config.state.place === 'memory'
        ? opened.storage
        : steady.steadyStorage(opened.storage, {
            patienceMs: STATE_PATIENCE_MS,
            failed: (doing, error) =>
              failed('state', `对话记忆没有${doing === 'read' ? '读出' : '写入'}`)(error),
          }),
    questions: counting.recorded(logs.questions, metrics, (fields) => world.log?.('答复', fields)),
    feedback: logs.feedback,
    now: world.now,
    // Eight digits, short enough to be read out over the telephone.
    newId: () => randomUUID().slice(0, 8),
    get publicUrl() {
      return own.base();
    },
    memoryHours: config.memoryHours,
    warn: world.warn,
  };
  return {
    services,
    async close() {
      await records.close();
      await opened.close();
    },
  };
}
