import type { FiguresText, Metrics } from './metrics.ts';

/** Figures of a process that several organisations share. */
export interface AllFigures {
  /** A request that is no organisation's. */
  unrouted(reason: string): void;
  /** The process's own figures, and those of every organisation in it, told apart by label. */
  text(each: readonly Metrics[]): Promise<FiguresText>;
}

export async function allFigures(): Promise<AllFigures> {
  const { AggregatorRegistry, collectDefaultMetrics, Counter, Registry } = await import('prom-client');
  const own = new Registry();
  collectDefaultMetrics({ register: own });
  const unrouted = new Counter({
    name: 'zhiyi_unrouted_total',
    help: '不是任何单位的请求,host 主机名不认得、channel 共用的机器人网址上认不出',
    labelNames: ['reason'],
    registers: [own],
  });
  return {
    unrouted: (reason) => unrouted.inc({ reason }),
    async text(each) {
      const values = await Promise.all(each.map((metrics) => metrics.values()));
      const together = AggregatorRegistry.aggregate(values);
      return { type: own.contentType, body: `${await own.metrics()}${await together.metrics()}` };
    },
  };
}
