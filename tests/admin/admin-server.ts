import path from 'node:path';
import { check } from '../../bot/cli/check-knowledge-worker.ts';
import { operatorTasks } from '../../bot/cli/operator-tasks.ts';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import type { Runtime } from '../../bot/runtime.ts';
import { serverUnderTest, type UnderTest } from '../access/server-under-test.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';

/** A Wednesday. */
export const TODAY = new Date('2024-06-05T04:00:00Z');

const FERRY =
  '第一条 渡口每半年换一次缆绳。\n\n第二条 渡工每天开渡前要查缆绳。\n\n第三条 违反第二条的,罚二百元。\n';

export interface AdminServer extends UnderTest {
  /** Folder of the records. */
  readonly records: string;
  /** The only folder of knowledge. */
  readonly knowledgeDir: string;
  readonly imported: string;
  get(address: string, headers?: Record<string, string>): Promise<Response>;
  /** The words of a page, as they are sent. */
  page(address: string): Promise<string>;
  /** Sends a form as a browser does that was shown the page. */
  send(action: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Sends a file with the form of the page of texts. */
  drop(name: string, content: string): Promise<Response>;
}

/**
 * A server with an invented regulation, whose operator sits at the machine.
 * @param more files of knowledge besides
 */
export async function adminServer(
  env: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, string>> = {},
): Promise<AdminServer> {
  let remove = (): void => undefined;
  const files = {
    'ferry.md': knowledgeFile({ id: 'ferry', title: '示例省渡口条例' }, FERRY),
    'bridge.md': knowledgeFile({ id: 'bridge', title: '示例省桥梁条例' }),
    ...more,
  };
  const knowledgeDir = knowledgeFolder(files, (done) => {
    remove = done;
  });
  const imported = path.join(knowledgeDir, 'official');
  const now = (): Date => TODAY;
  let running: UnderTest;
  const runtime: Partial<Runtime> = {
    now,
    openKnowledge: serverKnowledge({
      dirs: [knowledgeDir],
      cacheDir: path.join(knowledgeDir, '.cache'),
      now,
      check,
    }),
    operator: async () =>
      operatorTasks({
        dirs: [knowledgeDir],
        data: path.join(running.data, 'records'),
        now,
        fetch: async () => {
          throw new TypeError('no network');
        },
        pause: async () => undefined,
      }),
  };
  running = await serverUnderTest(
    { ZHIYI_ADMINS: 'localhost', ZHIYI_KNOWLEDGE: knowledgeDir, ...env },
    runtime,
  );
  const get: AdminServer['get'] = (address, headers = {}) =>
    fetch(running.local + address, { headers, redirect: 'manual' });
  const page = async (address: string): Promise<string> => (await get(address)).text();
  const token = async (): Promise<string> =>
    /name="form" value="([^"]+)"/.exec(await page('/admin/texts'))?.[1] ?? '';
  const post = async (action: string, body: URLSearchParams | FormData, headers = {}): Promise<Response> =>
    fetch(`${running.local}/admin/${action}`, { method: 'POST', body, headers, redirect: 'manual' });
  return {
    ...running,
    async stop() {
      await running.stop();
      remove();
    },
    records: path.join(running.data, 'records'),
    knowledgeDir,
    imported,
    get,
    page,
    send: async (action, fields, headers) =>
      post(action, new URLSearchParams({ form: await token(), ...fields }), headers),
    async drop(name, content) {
      const form = new FormData();
      form.set('form', await token());
      form.set('file', new File([content], name));
      return post('texts/drop', form);
    },
  };
}
