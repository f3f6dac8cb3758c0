import type { FiguresText, Metrics } from './metrics.ts';

/** The process's own figures, and those of every organisation in it, told apart by label. */
export async function allFigures(): Promise<(each: readonly Metrics[]) => Promise<FiguresText>> {
  const { AggregatorRegistry, collectDefaultMetrics, Registry } = await import('prom-client');
  const own = new Registry();
  collectDefaultMetrics({ register: own });
  return async (each) => {
    const values = await Promise.all(each.map((metrics) => metrics.values()));
    const together = AggregatorRegistry.aggregate(values);
    return { type: own.contentType, body: `${await own.metrics()}${await together.metrics()}` };
  };
}
