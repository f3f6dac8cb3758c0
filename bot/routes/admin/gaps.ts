import { UsageError } from '../../../indexer/index.ts';
import type { Mark } from '../../admin/change.ts';
import { gapRows } from '../../admin/gap-rows.ts';
import type { OperatorTasks } from '../../admin/operator-tasks.ts';
import { lastDays } from '../../admin/weeks.ts';
import { gapsPage } from '../../pages/admin/gaps-view.ts';
import { wordingOf } from '../../records/alike.ts';
import { badTurns } from '../../records/bad-turns.ts';
import { type Gap, gapsOf } from '../../records/gaps.ts';
import { readRecords } from '../../records/read-records.ts';
import { type Desk, daysOf, type Form, type ViewRoutes } from './desk.ts';
import { toldOf } from './told.ts';

const USUAL_DAYS = 7;
/** Groups of one page, the most asked ones: each is looked up in the texts. */
const MOST_SHOWN = 100;
const BETWEEN = /[、,，;；|]+/u;

/** /admin/gaps: what is missing, and what is done about it. */
export function gapsView(desk: Desk): ViewRoutes {
  const gaps = async (days: number): Promise<Gap[]> => {
    const [meaning, turns] = await Promise.all([
      desk.meaning(),
      badTurns(readRecords(desk.folder, lastDays(desk.now(), days))),
    ]);
    return gapsOf(turns, meaning);
  };
  const back = (form: Form, change: string): { to: string } => ({
    to: `/admin/gaps?days=${daysOf(form.field('days') || null, USUAL_DAYS)}&did=${change}`,
  });
  /** The wordings that a question was shown with. */
  const wordings = async (form: Form): Promise<readonly string[]> => {
    const question = wordingOf(form.field('question'));
    if (question === '') throw new UsageError('没有写是哪个问题', '回到缺口页重新选');
    const found = (await gaps(daysOf(form.field('days') || null, USUAL_DAYS))).find((gap) =>
      gap.wordings.includes(question),
    );
    return [question, ...(found?.wordings ?? []).filter((wording) => wording !== question)];
  };
  return {
    get: {
      gaps: async ({ req, query, token }) => {
        const days = daysOf(query.get('days'), USUAL_DAYS);
        const [library, changes, found] = await Promise.all([
          desk.library(req),
          desk.changes.all(),
          gaps(days),
        ]);
        const told = toldOf(changes, query, `/admin/gaps?days=${days}`, token);
        const rows = await gapRows(found.slice(0, MOST_SHOWN), library, changes);
        const more = Math.max(0, found.length - MOST_SHOWN);
        return { page: gapsPage({ rows, more, days, token, told, mayEdit: desk.tasks !== undefined }) };
      },
    },
    post: {
      'gaps/mark': async ({ by }, form) => {
        const [question = '', ...others] = await wordings(form);
        const mark: Mark = form.field('mark') === 'dismissed' ? 'dismissed' : 'done';
        const deed = { what: 'gap', mark, wordings: [question, ...others] } as const;
        return back(form, (await desk.changes.add(deed, question, by)).id);
      },
      'gaps/word': async ({ by }, form) => {
        const word = await tasksOf(desk).addWord({ say: words(form, 'say'), mean: words(form, 'mean') });
        const { id } = await desk.changes.add({ what: 'word', ...word }, form.field('question'), by);
        void desk.reload();
        return back(form, id);
      },
      'gaps/phrases': async ({ by }, form) => {
        const added = await tasksOf(desk).addPhrases(form.field('place'), words(form, 'say'));
        const { id } = await desk.changes.add({ what: 'phrases', ...added }, form.field('question'), by);
        void desk.reload();
        return back(form, id);
      },
      'gaps/approve': async ({ by }, form) => {
        const [question = ''] = await wordings(form);
        const note = form.field('note');
        const file = await tasksOf(desk).approve({
          question,
          also: [],
          places: form.all('place[]'),
          by: form.field('by'),
          ...(note === '' ? {} : { note }),
        });
        const { id } = await desk.changes.add({ what: 'approved', file }, question, by);
        void desk.reload();
        return back(form, id);
      },
    },
  };
}

function words(form: Form, name: string): string[] {
  return form
    .field(name)
    .split(BETWEEN)
    .flatMap((word) => word.trim() || []);
}

/** @throws UsageError where the server is run without them */
export function tasksOf({ tasks }: Desk): OperatorTasks {
  if (!tasks) throw new UsageError('这里不能改知识文件', '请在命令行里做,见 npx zhiyi help');
  return tasks;
}
