import type { Registry } from 'prom-client';

/** Figures of the running server, for Prometheus. */
export interface Metrics {
  turn(channel: string, outcome: string, ms: number): void;
  /** A request that was turned away. */
  refused(reason: string): void;
  /** Something that went wrong without stopping a turn. Example of `where`: records, state, reload, request */
  failed(where: string): void;
  reloaded(result: 'swapped' | 'kept'): void;
  /** Called when the figures are read. */
  watch(gauges: Gauges): void;
  text(): Promise<FiguresText>;
  /** The same as values, to be put beside those of others. */
  values(): Promise<object[]>;
}

/** Figures as Prometheus reads them. */
export interface FiguresText {
  readonly type: string;
  readonly body: string;
}

/** What is looked up when the figures are read. */
export interface Gauges {
  readonly inFlight: () => number;
  readonly sockets: () => number;
  /** Milliseconds since 1970 when the index was built; undefined before. */
  readonly indexBuilt: () => number | undefined;
  readonly documents: () => number;
  /** Reasons for which the knowledge is not answered from. */
  readonly faults: () => number;
  /** What else is wrong with its files. */
  readonly problems: () => number;
  readonly now: () => Date;
}

/** Channels that have a label of their own: a client may write anything there. */
const CHANNELS = new Set(['msteams', 'webchat', 'directline', 'emulator', 'test']);
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * The figures kept by prom-client, which loads here.
 * @param organisation of several in this process: its label is on all, and the process's own figures are not among them
 */
export async function metrics(organisation?: string): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import('prom-client');
  const registry: Registry = new Registry();
  const registers = [registry];
  if (organisation === undefined) collectDefaultMetrics({ register: registry });
  else registry.setDefaultLabels({ organisation });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name: `zhiyi_${name}`, help, labelNames: [...labelNames], registers });
  const turns = counter('turns_total', '答复的提问,按频道和结果', ['channel', 'outcome']);
  const refused = counter('refused_total', '拒绝的请求,按原因', ['reason']);
  const failures = counter('failures_total', '没有中断答复的故障,按所在', ['where']);
  const reloads = counter('reloads_total', '知识的重新载入,swapped 换新、kept 保留旧的', ['result']);
  const seconds = new Histogram({
    name: 'zhiyi_turn_seconds',
    help: '一次提问从收到到送出的时间',
    labelNames: ['channel'],
    buckets: SECONDS,
    registers,
  });
  return {
    turn(channel, outcome, ms) {
      const known = CHANNELS.has(channel) ? channel : 'other';
      turns.inc({ channel: known, outcome });
      seconds.observe({ channel: known }, ms / 1000);
    },
    refused: (reason) => refused.inc({ reason }),
    failed: (where) => failures.inc({ where }),
    reloaded: (result) => reloads.inc({ result }),
    watch(gauges) {
      const gauge = (name: string, help: string, value: () => number | undefined): void => {
        new Gauge({
          name: `zhiyi_${name}`,
          help,
          registers,
          collect() {
            const now = value();
            if (now !== undefined) this.set(now);
          },
        });
      };
      gauge('turns_in_flight', '正在处理的提问', gauges.inFlight);
      gauge('sockets', '打开的 WebSocket', gauges.sockets);
      gauge('documents', '收录的文件', gauges.documents);
      gauge('knowledge_faults', '使 /readyz 不就绪的知识故障', gauges.faults);
      gauge('knowledge_problems', '知识文件里的其他错误', gauges.problems);
      gauge('index_age_seconds', '索引建成至今的秒数', () => {
        const built = gauges.indexBuilt();
        return built === undefined ? undefined : (gauges.now().getTime() - built) / 1000;
      });
    },
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
    values: () => registry.getMetricsAsJSON(),
  };
}
