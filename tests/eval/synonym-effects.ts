import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { loadSynonyms, type Synonym } from '../../indexer/documents/word-lists.ts';
import { entriesOf } from '../../indexer/search/entries.ts';
import { fold } from '../../indexer/search/fold.ts';
import { rephrase, synonymTable } from '../../indexer/search/understand/synonyms.ts';
import { reference } from '../reference.ts';
import { type GoldQuestion, goldRank, readQuestions } from './gold.ts';
import { keywordQuestions } from './keyword-questions.ts';
import { officialTexts, type SearchWith, searchWith } from './search-with.ts';
import { deadLines, effectReport } from './synonym-report.ts';

/**
 * What each line of synonyms.yaml does: lines whose texts' words occur nowhere, and for every line the questions whose
 * answer stands higher (or lower) with the line than without it, all other lines kept. Two sets of questions: the reference
 * questions, and the everyday words of the headnotes asked of the official texts without headnotes.
 * Run: ZHIYI_REFERENCE=… tsx tests/eval/synonym-effects.ts --knowledge knowledge --knowledge FOLDER-OF-STATUTES
 */

/** Questions are asked on one date, so that the figures do not move with the calendar. */
const AS_OF = '2025-01-01';

export interface LineEffect {
  readonly line: Synonym;
  /** Questions that say one of its phrases. */
  readonly said: number;
  readonly better: readonly string[];
  readonly worse: readonly string[];
  /** Sum of what the reciprocal ranks gain by the line. */
  readonly gain: number;
}

/** Shares and means from 0 to 1. */
export interface Figures {
  readonly hit1: number;
  readonly hit3: number;
  readonly mrr: number;
}

export interface Effects {
  readonly questions: number;
  readonly lines: readonly LineEffect[];
  readonly with: Figures;
  readonly without: Figures;
}

/** Measures every line on the questions that say one of its phrases. */
export async function effectsOf(
  synonyms: readonly Synonym[],
  questions: readonly GoldQuestion[],
  search: SearchWith,
): Promise<Effects> {
  const ranks = await ranksOf(search, synonyms, questions);
  const saying = synonyms.map((line) => questionsSaying(line, questions));
  const lines: LineEffect[] = [];
  for (const group of apart(saying)) {
    const others = synonyms.filter((_, i) => !group.includes(i));
    const without = await ranksOf(
      search,
      others,
      group.flatMap((i) => saying[i]!),
    );
    const change = ({ id }: GoldQuestion) => 1 / ranks.get(id)! - 1 / without.get(id)!;
    for (const i of group) {
      const said = saying[i]!;
      lines.push({
        line: synonyms[i]!,
        said: said.length,
        better: said.filter((q) => change(q) > 0).map((q) => q.id),
        worse: said.filter((q) => change(q) < 0).map((q) => q.id),
        gain: said.reduce((sum, q) => sum + change(q), 0),
      });
    }
  }
  const bare = await ranksOf(search, [], questions);
  return { questions: questions.length, lines, with: figuresOf(ranks), without: figuresOf(bare) };
}

function questionsSaying(line: Synonym, questions: readonly GoldQuestion[]): GoldQuestion[] {
  const table = synonymTable([line]);
  return questions.filter((q) => [q.question, ...q.turns].some((t) => rephrase(fold(t), table).length > 0));
}

/** Groups of lines no two of which are said by one question: they can be left out together, in one search. */
function apart(saying: readonly (readonly GoldQuestion[])[]): number[][] {
  const groups: { lines: number[]; taken: Set<string> }[] = [];
  saying.forEach((questions, i) => {
    const ids = questions.map((q) => q.id);
    const free = groups.find(({ taken }) => !ids.some((id) => taken.has(id)));
    const group = free ?? { lines: [], taken: new Set<string>() };
    if (!free) groups.push(group);
    group.lines.push(i);
    for (const id of ids) group.taken.add(id);
  });
  return groups.map((g) => g.lines);
}

async function ranksOf(search: SearchWith, lines: readonly Synonym[], questions: readonly GoldQuestion[]) {
  const ask = await search(lines);
  const ranks = new Map<string, number>();
  for (const q of questions) ranks.set(q.id, goldRank(await ask(q.question, q.turns), q));
  return ranks;
}

function figuresOf(ranks: ReadonlyMap<string, number>): Figures {
  const all = [...ranks.values()];
  const mean = (f: (rank: number) => number) => all.reduce((n, r) => n + f(r), 0) / all.length;
  return {
    hit1: mean((r) => (r === 1 ? 1 : 0)),
    hit3: mean((r) => (r <= 3 ? 1 : 0)),
    mrr: mean((r) => (r <= 5 ? 1 / r : 0)),
  };
}

/** The whole report for folders of knowledge: dead lines, then the effects on both sets of questions. */
export async function synonymEffects(dirs: readonly string[], folder: string): Promise<string[]> {
  const [{ documents }, { synonyms }] = await Promise.all([loadKnowledge(dirs), loadSynonyms(dirs)]);
  const entries = documents.flatMap((d) => entriesOf(d));
  const everything = await searchWith(documents, AS_OF);
  const official = await searchWith(officialTexts(documents), AS_OF);
  const asked = await effectsOf(synonyms, readQuestions(folder), everything);
  const keywords = await effectsOf(synonyms, keywordQuestions(entries), official);
  return [
    ...deadLines(synonyms, entries),
    ...effectReport('参考问题', asked),
    ...effectReport('要旨的检索词', keywords),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { knowledge: { type: 'string', multiple: true } } });
  const folder = reference();
  if (folder) console.log((await synonymEffects(values.knowledge ?? ['knowledge'], folder)).join('\n'));
}
