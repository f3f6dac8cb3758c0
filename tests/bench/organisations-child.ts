import { request } from 'node:http';
import path from 'node:path';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import { SHIPPED } from '../../bot/folders.ts';
import { organisationsOf } from '../../bot/organisations/organisations.ts';
import { organisationsFile } from '../../bot/organisations/settings.ts';
import { startOrganisations } from '../../bot/organisations/start-organisations.ts';
import { chatQuestions } from './chat-questions.ts';

const QUESTIONS = 200;
const MB = 1024 * 1024;

/** Starts so many organisations that hold the same in a folder, asks each the same, and tells what the process then holds, MB. */
async function main(count: number, folder: string): Promise<void> {
  const ids = Array.from({ length: count }, (_, i) => `office-${i + 1}`);
  const file = organisationsFile.parse({
    organisations: ids.map((id) => ({ id, address: `http://${id}.localhost`, knowledge: [SHIPPED] })),
  });
  const env = {
    ...{ PORT: '0', HOST: '127.0.0.1', ZHIYI_RELOAD_SECONDS: '0', ZHIYI_ADDRESS_PER_MINUTE: '100000' },
    ...{ ZHIYI_DATA: path.join(folder, 'data'), ZHIYI_CACHE: path.join(folder, 'cache') },
  };
  const now = (): Date => new Date();
  const running = await startOrganisations(organisationsOf(file, env, folder), {
    runtime: ({ config }) => ({
      now,
      openKnowledge: serverKnowledge({ dirs: config.knowledge, cacheDir: config.cacheDir, now }),
      print: () => undefined,
      warn: () => undefined,
    }),
    now,
    failed: (error) => {
      throw error;
    },
  });
  const questions = (await chatQuestions()).slice(0, QUESTIONS);
  for (const id of ids)
    for (const question of questions) await search(running.port, `${id}.localhost`, question);
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  process.stdout.write(JSON.stringify({ held: (heapUsed + external) / MB, resident: rss / MB }));
  await running.close();
}

async function search(port: number, host: string, question: string): Promise<void> {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const at = `/api/search?q=${encodeURIComponent(question)}`;
    const req = request({ host: '127.0.0.1', port, path: at, headers: { Host: host } }, (res) => {
      res.resume().on('end', () => resolve(res.statusCode));
    });
    req.on('error', reject).end();
  });
  if (status !== 200) throw new Error(`${status} to ${question}`);
}

await main(Number(process.argv[2]), process.argv[3] ?? '');
process.exit(0);
