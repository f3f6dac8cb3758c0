import { type Usage, usageOf } from '../../admin/usage.ts';
import { usageCsv } from '../../admin/usage-csv.ts';
import { lastDays } from '../../admin/weeks.ts';
import { usagePage } from '../../pages/admin/usage-view.ts';
import { readRecords } from '../../records/read-records.ts';
import { type Desk, daysOf, type ViewRequest, type ViewRoutes } from './desk.ts';

const USUAL_DAYS = 30;

/** /admin/usage and its table. */
export function usageView(desk: Desk): ViewRoutes {
  const found = async ({ req, query }: ViewRequest): Promise<{ usage: Usage; days: number }> => {
    const days = daysOf(query.get('days'), USUAL_DAYS);
    const period = lastDays(desk.now(), days);
    const [library, meaning] = await Promise.all([desk.library(req), desk.meaning()]);
    return { days, usage: await usageOf(readRecords(desk.folder, period), { ...period, library, meaning }) };
  };
  return {
    get: {
      usage: async (asked) => {
        const { usage, days } = await found(asked);
        return { page: usagePage(usage, days) };
      },
      'usage.csv': async (asked) => {
        const { usage } = await found(asked);
        const file = `usage-${usage.from}-${usage.to}.csv`;
        return { body: usageCsv(usage), type: 'text/csv; charset=utf-8', file };
      },
    },
    post: {},
  };
}
