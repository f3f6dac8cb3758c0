import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { UsageError } from '../../indexer/index.ts';
import { printed } from '../answers/punctuation.ts';
import { type Verified, verifyCitation } from '../answers/verify.ts';
import { CACHE } from '../folders.ts';
import { knowledgeDirs, openForCommand } from './knowledge.ts';

/** Whether a copied citation is what is held: then the result is 0. */
const GOOD: ReadonlySet<Verified['verdict']> = new Set(['same', 'typography', 'held']);

/** `zhiyi verify "引文或指纹"`: whether the held text is still that one, and what changed if not. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      file: { type: 'string' },
      knowledge: { type: 'string', multiple: true },
    },
  });
  const pasted = values.file === undefined ? positionals.join(' ') : await readFile(values.file, 'utf8');
  if (pasted.trim() === '')
    throw new UsageError('没有引文', '例如:npx zhiyi verify "《防洪法》第三十八条 sha256:…"');
  const library = await openForCommand({ dirs: await knowledgeDirs(values.knowledge), cacheDir: CACHE });
  const verified = verifyCitation(library, pasted);
  process.stdout.write(values.json ? `${JSON.stringify(verified, null, 2)}\n` : `${text(verified)}\n`);
  return GOOD.has(verified.verdict) ? 0 : 1;
}

function text({ lines, differences, sha256 }: Verified): string {
  const marks = { same: '', added: '增', deleted: '删' } as const;
  const changed = differences
    .map(({ op, text: words }) => (op === 'same' ? words : `【${marks[op]}：${words}】`))
    .join('');
  return [...lines.map(printed), ...(changed ? [changed] : []), ...(sha256 ? [`sha256:${sha256}`] : [])].join(
    '\n',
  );
}
