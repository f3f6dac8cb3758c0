import { parseArgs } from 'node:util';
import { chinaDay, formatLocator, type Library, parseLocator, UsageError } from '../../indexer/index.ts';
import { readConfig } from '../config.ts';
import { CACHE } from '../folders.ts';
import { badTurns } from '../records/bad-turns.ts';
import { correctionIn } from '../records/correction.ts';
import { type Gap, gapsOf } from '../records/gaps.ts';
import { readRecords } from '../records/read-records.ts';
import { columns } from './columns.ts';
import { knowledgeDirs, openForCommand } from './knowledge.ts';

const DAY_MS = 86_400_000;
const NEAREST = 3;

const WHY: Readonly<Record<string, string>> = {
  not_in_texts: '没有依据',
  text_not_held: '未收录正文',
  no_such_provision: '没有这一条',
  not_in_force: '当时无效',
  not_found: '没有答案',
  ambiguous: '没说清楚',
  clarify: '没说清楚',
  error: '出错',
  dislike: '被点踩',
  approved_gone: '核定的条文不在了',
  approved_changed: '核定的条文变了',
  approved_not_in_force: '核定的条文已不再有效',
};

/** `zhiyi gaps`: what the week's questions show to be missing, with the passages that came nearest. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      days: { type: 'string', default: '7' },
      json: { type: 'boolean', default: false },
      knowledge: { type: 'string', multiple: true },
      records: { type: 'string' },
    },
  });
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < 1)
    throw new UsageError(`--days 不是天数:${values.days}`, '写作 --days 7 这样');
  const dirs = await knowledgeDirs(values.knowledge);
  const from = chinaDay(new Date(Date.now() - (days - 1) * DAY_MS));
  const damaged: string[] = [];
  const records = readRecords(values.records ?? readConfig().dataDir, { from }, (line) =>
    damaged.push(`${line.file}:${line.line}`),
  );
  const gaps = gapsOf(await badTurns(records));
  if (damaged.length > 0)
    process.stderr.write(`有 ${damaged.length} 行记录损坏,没有计入:${damaged.slice(0, 5).join('、')}\n`);
  const library = await openForCommand({ dirs, cacheDir: CACHE });
  const asked = await Promise.all(
    gaps.map(async (gap) => {
      const near = await nearest(library, gap);
      return { ...gap, nearest: near, proposals: proposalsOf(library, gap, near[0]?.document) };
    }),
  );
  const rows: Row[] = [...asked, ...expired(library)];
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : table(rows, days));
  return 0;
}

interface Near {
  readonly document: string;
  readonly locator: string;
  readonly title: string;
  readonly quote: string;
}

/** A gap with what came nearest, and the places that somebody said would have been right. */
type Row = Gap & { readonly nearest: readonly Near[]; readonly proposals?: readonly Proposal[] };

interface Proposal {
  readonly document: string;
  readonly title: string;
  readonly at: string;
}

/** Corrections among the comments, as far as what they name is held; without a title the text that was shown is meant. */
function proposalsOf(library: Library, { comments }: Gap, shown: string | undefined): Proposal[] {
  const found = comments.flatMap((comment): Proposal[] => {
    const said = correctionIn(comment);
    const locator = said && parseLocator(said.at);
    if (!said || !locator) return [];
    const document = said.title ? library.named(said.title)[0] : library.document(shown ?? '');
    if (!document || !library.entryAt(document, locator)) return [];
    return [{ document: document.id, title: document.title, at: said.at }];
  });
  return [...new Map(found.map((one) => [`${one.document}#${one.at}`, one])).values()];
}

/** Approved answers that are given no more, as gaps that nobody need ask about first. */
function expired(library: Library): Row[] {
  return library.approved().flatMap(({ answer, state }) => {
    if (state === 'good') return [];
    const { question, also, passages } = answer;
    const near = passages.flatMap(({ document, at }): Near[] => {
      const [id = '', version] = document.split('@');
      const held = library.document(id, version);
      return held ? [{ document: id, title: held.title, locator: at, quote: '' }] : [];
    });
    const why = { [`approved_${state}`]: 1 };
    return [{ question, count: 0, wordings: [question, ...also], why, comments: [], nearest: near }];
  });
}

async function nearest(library: Library, gap: Gap): Promise<Near[]> {
  const { hits } = await library.find(gap.question, { limit: NEAREST });
  return hits.slice(0, NEAREST).map(({ entry, locator, quote }) => ({
    document: entry.document.id,
    title: entry.document.title,
    locator: formatLocator(locator),
    quote,
  }));
}

function table(rows: readonly Row[], days: number): string {
  if (rows.length === 0) return `${days} 天里没有答不上来或被点踩的问题,核定的答复都有效\n`;
  const lines = rows.map((row) => [
    String(row.count),
    row.question,
    Object.entries(row.why)
      .map(([why, n]) => `${WHY[why] ?? why}${n > 1 ? `×${n}` : ''}`)
      .join('、'),
    row.nearest[0] ? `《${row.nearest[0].title}》${row.nearest[0].locator}` : '(无)',
  ]);
  const corrected = rows.flatMap(({ question, proposals = [] }) =>
    proposals.map(
      ({ document, at, title }) =>
        `有人改正“${question}”:《${title}》${at}。看过属实:npx zhiyi approve "${question}" --at ${document}#${at} --by 部门\n`,
    ),
  );
  const hints = [
    '核定一个答案:npx zhiyi approve "问题" --at 文件ID#位置 --by 部门',
    '补一个词:在 knowledge/synonyms.yaml 加一行 - {say: [人们的说法], mean: [文件里的说法]}',
    '答对了的问题也能收作检索词:npx zhiyi words --used',
  ];
  const told = columns([['次数', '问题', '怎么了', '最近的文字'], ...lines]);
  return `${told}\n\n${corrected.join('')}${hints.join('\n')}\n`;
}
