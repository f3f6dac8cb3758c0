import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chinaDay } from '../../indexer/china-day.ts';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { ImportError, UsageError } from '../../indexer/errors.ts';
import { ACCEPTABLE } from '../../indexer/import/checking/check.ts';
import type { Fetch } from '../../indexer/import/fetching/fetch.ts';
import { importAll } from '../../indexer/import/import-all.ts';
import type { ImportResult } from '../../indexer/import/import-original.ts';
import { atomicWrite } from '../../indexer/import/keeping/atomic-write.ts';
import { sync, syncable } from '../../indexer/import/sync.ts';
import { addressesOf } from '../../indexer/import/sync-one.ts';
import { readSyncState } from '../../indexer/import/sync-state.ts';
import { documentKey } from '../../indexer/search/indexed-document.ts';
import type { Document } from '../../indexer/types.ts';
import type { LetIn, OperatorTasks, TriedText } from '../admin/operator-tasks.ts';
import { heldTexts } from '../records/held-texts.ts';
import { approveRows, ownFolder, rowsOfWords } from './approve.ts';
import { summaryOf } from './import-report.ts';
import { addPhrases, removePhrases } from './phrase-list.ts';
import { syncLine } from './sync.ts';
import { addWord, removeApproved, removeWord } from './word-list.ts';

interface Parts {
  /** Folders of knowledge, the imported texts last. */
  readonly dirs: readonly string[];
  /** Folder of the records. */
  readonly data: string;
  readonly now: () => Date;
  readonly fetch: Fetch;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** The work of import, sync, approve and withdraw, for the operator's page. */
export function operatorTasks({ dirs, data, now, fetch, pause }: Parts): OperatorTasks {
  const out = importedFolder(dirs);
  const network = { fetch, allowed: new Set<string>(), ...(pause ? { pause } : {}) };
  const documents = async (): Promise<Document[]> =>
    (await loadKnowledge([...new Set([...dirs, out])].filter((dir) => existsSync(dir)))).documents;
  const imported = async (original: string, into: string, accepted: readonly string[]) => {
    const results = await importAll([original], {
      catalogue: await documents(),
      out: into,
      today: chinaDay(now()),
      accepted: new Set(ACCEPTABLE.filter((one) => accepted.includes(one))),
      ...network,
    });
    const [result] = results;
    if (!result || results.length > 1)
      throw new ImportError('一次只能放入一份文本', '压缩包请用 npx zhiyi import');
    return result;
  };
  /** The same import into a copy of the folder, so that it is compared with what is held and nothing is changed. */
  const tried = async (original: string, accepted: readonly string[]): Promise<ImportResult> => {
    const trial = await mkdtemp(path.join(tmpdir(), 'zhiyi-trial-'));
    try {
      const held = (await readdir(out).catch(() => [])).filter((name) => name.endsWith('.md'));
      await Promise.all(held.map((name) => cp(path.join(out, name), path.join(trial, name))));
      return await imported(original, trial, accepted);
    } finally {
      await rm(trial, { recursive: true, force: true });
    }
  };
  return {
    addWord: async (word) => addWord(ownFolder(dirs), word, await documents()),
    removeWord,
    addPhrases: async (ref, phrases) => addPhrases(ownFolder(dirs), ref, phrases, await documents()),
    removePhrases,
    async approve({ question, also, places, note, by }) {
      if (places.length === 0) throw new UsageError('没有选由哪一处回答', '选一处,或写 文件ID#位置');
      const rows = rowsOfWords([question], { at: places, also, ...(note ? { note } : {}) });
      return (await approveRows(rows, { dirs, by, now })).file;
    },
    removeApproved,
    async checked(given) {
      const state = await readSyncState(out);
      return new Map(
        given.flatMap((document) => {
          const times = addressesOf(document).flatMap((address) => state.get(address)?.checked ?? []);
          const last = times.sort().at(-1);
          return last === undefined ? [] : [[documentKey(document), last] as const];
        }),
      );
    },
    async sync(progress) {
      const catalogue = await documents();
      const { results, noNetwork } = await sync(syncable(catalogue), {
        ...{ catalogue, out, now },
        today: chinaDay(now()),
        ...network,
        onProgress: (done, total, document) => progress(done, total, document.title),
      });
      return [...(noNetwork ? ['没有网络,或一个网站也连不上:什么都没有改动'] : []), ...results.map(syncLine)];
    },
    tryText: async (original) => triedText(await tried(original, [])),
    async letIn(original, accepted, keep) {
      const { outcome, file: trial, ...rest } = await tried(original, accepted);
      if ((outcome !== 'new' && outcome !== 'changed') || trial === undefined)
        throw new ImportError(`没有收录:${summaryOf({ outcome, ...rest })}`, '看检查的结果,改正后重新放入');
      const file = path.join(out, path.basename(trial));
      const before = existsSync(file) ? path.join(keep, path.basename(file)) : undefined;
      if (before !== undefined) {
        await mkdir(keep, { recursive: true });
        await copyFile(file, before);
      }
      const done = await imported(original, out, accepted);
      if (done.file !== file) throw new ImportError('没有收录:收录的文件刚变过', '重新放入再检查一次');
      const sum = sumOf(await readFile(file));
      return { key: path.basename(file, '.md'), file, sum, ...(before === undefined ? {} : { before }) };
    },
    takeOut: (text) => takeOut(text, data, now),
  };
}

/** Where imported texts go: the last of several folders, or `official` in the only one. */
export function importedFolder(dirs: readonly string[]): string {
  return dirs.length > 1 ? dirs.at(-1)! : path.join(dirs[0] ?? '', 'official');
}

function triedText(result: ImportResult): TriedText {
  const { outcome, title, id, version, articles, findings, notes } = result;
  return {
    outcome,
    ...(title === undefined ? {} : { title }),
    ...(id === undefined ? {} : { key: version === undefined ? id : `${id}@${version}` }),
    ...(articles === undefined ? {} : { articles }),
    // Where it was tried is nobody's file.
    summary: outcome === 'new' || outcome === 'edited' ? '' : summaryOf({ ...result, file: '' }),
    findings,
    notes,
  };
}

/** What is gone is told to be meant to be gone: a text that vanishes is a fault else. */
async function takeOut({ key, file, sum, before }: LetIn, data: string, now: () => Date): Promise<void> {
  const held = await readFile(file).catch(() => undefined);
  if (!held || sumOf(held) !== sum)
    throw new UsageError(
      `${path.basename(file)} 收录以后又有变动,没有撤销`,
      '先撤销后来的变动,或直接处理这个文件',
    );
  if (before !== undefined) {
    const content = await readFile(before).catch(() => {
      throw new UsageError('原来的文件没有留下', '用 npx zhiyi import 导入原来的文本');
    });
    return atomicWrite(file, content);
  }
  await rm(file);
  await heldTexts(data, now).withdraw([key]);
}

function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
