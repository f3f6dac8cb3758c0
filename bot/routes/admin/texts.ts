import path from 'node:path';
import { documentKey, type Library, UsageError } from '../../../indexer/index.ts';
import { heldRows } from '../../admin/held-rows.ts';
import { TRIED_WORDS, textsPage } from '../../pages/admin/texts-view.ts';
import type { Desk, Sent, ViewRoutes } from './desk.ts';
import { tasksOf } from './gaps.ts';
import { toldOf } from './told.ts';

const BACK = '/admin/texts';
/** How long the page tells what came of the last work. */
const TOLD_MS = 15 * 60_000;

/** /admin/texts: what is held, what waits, and the work on it. */
export function textsView(desk: Desk): ViewRoutes {
  const begin = (name: string, work: Parameters<Desk['jobs']['begin']>[1]): Sent => {
    if (!desk.jobs.begin(name, work)) throw new UsageError('另一项还没有做完', '等它做完再来');
    return { to: BACK };
  };
  return {
    get: {
      texts: async ({ req, query, token }) => {
        const [library, everything, changes, waiting] = await Promise.all([
          desk.library(req),
          desk.everything(),
          desk.changes.all(),
          desk.waiting.all(),
        ]);
        const told = linesFor(library, everything);
        const wrong = told(desk.wrong());
        const checked = (await desk.tasks?.checked(library.documents)) ?? new Map<string, string>();
        const last = desk.jobs.current();
        const isOld = last?.ended && desk.now().getTime() - last.ended.getTime() > TOLD_MS;
        const job = isOld ? undefined : last;
        return {
          page: textsPage({
            rows: heldRows(library, wrong, checked),
            waiting,
            wrong,
            ...(job ? { job: { ...job, lines: told(job.lines), label: told([job.label])[0] ?? '' } } : {}),
            mayImport: desk.tasks !== undefined,
            token,
            told: toldOf(changes, query, BACK, token),
          }),
        };
      },
      'texts/job': async ({ req }) => {
        const { ended, done = 0, total = 0, label = '' } = desk.jobs.current() ?? {};
        const [library, everything] = await Promise.all([desk.library(req), desk.everything()]);
        const [shown = ''] = linesFor(library, everything)([label]);
        const body = JSON.stringify({ ended: ended !== undefined, done, total, label: shown });
        return { body, type: 'application/json; charset=utf-8' };
      },
    },
    post: {
      'texts/reload': async ({ by }) =>
        begin('重新载入知识', async () => {
          const [told] = await Promise.all([desk.reload(), desk.changes.add({ what: 'reload' }, '知识', by)]);
          return [told];
        }),
      'texts/sync': async ({ by }) => {
        const tasks = tasksOf(desk);
        return begin('从官方网址更新', async (progress) => {
          await desk.changes.add({ what: 'sync' }, '有官方网址的文件', by);
          const lines = await tasks.sync(progress);
          return [...lines, await desk.reload()];
        });
      },
      'texts/drop': async (_asked, form) => {
        const tasks = tasksOf(desk);
        const file = await form.file('file');
        if (!file || file.bytes.length === 0) throw new UsageError('没有选文件', '选一份官方原文再检查');
        return begin('检查放入的文本', async (progress) => {
          progress(0, 0, file.name);
          const tried = await desk.waiting.add(file.name, file.bytes, tasks.tryText);
          return [`${tried.title ?? file.name}:${TRIED_WORDS[tried.outcome]}`];
        });
      },
      'texts/approve': async ({ by }, form) => {
        const tasks = tasksOf(desk);
        const { text, file } = await desk.waiting.fileOf(form.field('id'));
        const letIn = await tasks.letIn(file, form.all('accept[]'), path.join(desk.kept, text.id));
        await desk.waiting.remove(text.id);
        const { id } = await desk.changes.add({ what: 'text', ...letIn }, text.title ?? text.name, by);
        void desk.reload();
        return { to: `${BACK}?did=${id}` };
      },
      'texts/refuse': async ({ by }, form) => {
        const { text } = await desk.waiting.fileOf(form.field('id'));
        await desk.waiting.remove(text.id);
        const { id } = await desk.changes.add({ what: 'refused-text' }, text.title ?? text.name, by);
        return { to: `${BACK}?did=${id}` };
      },
    },
  };
}

/** Lines of which none names a text that whoever asks may not see. */
function linesFor(library: Library, everything: Library): (lines: readonly string[]) => string[] {
  const seen = new Set(library.documents.map(documentKey));
  const names = everything.documents
    .filter((document) => !seen.has(documentKey(document)))
    .flatMap(({ title, path: file }) => [title, file]);
  return (lines) => lines.filter((line) => !names.some((name) => line.includes(name)));
}
