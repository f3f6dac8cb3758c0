import { randomUUID } from 'node:crypto';
import { rightfulIds } from './access/sender.ts';
import { knowledgeWithin } from './commands/knowledge-within.ts';
import type { Config } from './config.ts';
import type { FollowStore } from './conversation/follow-store.ts';
import type { Services } from './conversation/services.ts';
import { sweepFolder } from './conversation/sweep-folder.ts';
import type { KnowledgeService } from './knowledge-service.ts';
import type { Metrics } from './records/metrics.ts';
import type { Runtime } from './runtime.ts';

/** What the services of turns are made from, besides the configuration. */
export interface Own extends Pick<Services, 'speak' | 'legal' | 'imports'> {
  readonly knowledge: KnowledgeService;
  readonly metrics: Metrics;
  readonly base: () => string;
  /** Whether the clock can be believed enough to delete by it. */
  readonly believed: () => Promise<boolean>;
}

export interface OpenedServices {
  readonly services: Services;
  close(): Promise<void>;
}

/** Milliseconds that a turn waits for the store of conversations. */
const STATE_TIMEOUT_MS = 2000;

/** Opens the stores and logs that turns need. */
export async function openServices(config: Config, runtime: Runtime, own: Own): Promise<OpenedServices> {
  const [storing, following, tolerant, store, auditing, hashing, naming, sealing, counting] =
    await Promise.all([
      import('./conversation/storage.ts'),
      import('./conversation/follow-store.ts'),
      import('./conversation/fault-tolerant-storage.ts'),
      import('./records/record-store.ts'),
      import('./records/audit.ts'),
      import('./records/passage-hashes.ts'),
      import('./records/pseudonyms.ts'),
      import('./records/sealed-keys.ts'),
      import('./records/recorded.ts'),
    ]);
  const { metrics, knowledge } = own;
  const failed = (where: string, message: string) => (error: unknown) => {
    metrics.failed(where);
    runtime.warn(message, error);
  };
  const opened = await storing.openStorage(config.state, failed('state', '对话记忆的存储连不上'));
  const follows = following.followStore(opened.storage);
  if (config.state.place !== 'memory')
    void sweepState(config, runtime, own, follows).catch(failed('state', '旧的对话记忆没有清除'));
  const records = store.recordStore({
    folder: config.dataDir,
    instance: config.records.instance,
    days: config.records.days,
    now: runtime.now,
    believed: own.believed,
    warn: (message, error) => failed('records', message)(error),
  });
  const logs = auditing.audit({
    store: records,
    pseudonym: naming.pseudonyms(config.records.key),
    ...(config.records.key ? { seal: sealing.sealedKeys(config.records.key).seal } : {}),
    hashOf: (library, key) => hashing.passageHashes(library).of(key),
    library: () => knowledge.held()?.library,
    failed: () => metrics.failed('records'),
  });
  const services: Services = {
    knowledge: async (sender) => knowledgeWithin(await knowledge.current(), rightfulIds(sender)),
    speak: own.speak,
    ...(own.legal ? { legal: own.legal } : {}),
    ...(own.imports ? { imports: own.imports } : {}),
    // The memory of this process neither fails nor keeps anybody waiting.
    storage:
      config.state.place === 'memory'
        ? opened.storage
        : tolerant.faultTolerantStorage(opened.storage, {
            timeoutMs: STATE_TIMEOUT_MS,
            failed: (doing, error) =>
              failed('state', `对话记忆没有${doing === 'read' ? '读出' : '写入'}`)(error),
          }),
    // Not by way of the tolerant store: what could not be kept is said.
    follows,
    questions: counting.recorded(logs.questions, metrics, (fields) => runtime.log?.('答复', fields)),
    feedback: logs.feedback,
    now: runtime.now,
    // Eight digits, short enough to be read out over the telephone.
    newId: () => randomUUID().slice(0, 8),
    get publicUrl() {
      return own.base();
    },
    memoryHours: config.memoryHours,
    warn: runtime.warn,
  };
  return {
    services,
    async close() {
      await records.close();
      await opened.close();
    },
  };
}

/** Follows first, since they hold until they are given up; databases sweep themselves. */
async function sweepState(
  { state, records }: Config,
  { now }: Runtime,
  { believed }: Own,
  follows: FollowStore,
): Promise<void> {
  await follows.keep();
  if (state.place.startsWith('file:') && (await believed()))
    await sweepFolder(state.place.slice('file:'.length), '.json', records.days, now());
}
