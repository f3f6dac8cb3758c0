import { NO_ORGANISATION } from '../../indexer/model/organisation.ts';
import { libraryOf } from '../../indexer/search/library.ts';
import { DEFAULT, type FieldName, type Weights } from '../../indexer/search/weights.ts';
import { formatLocator } from '../../indexer/structure/locator.ts';
import type { Document } from '../../indexer/types.ts';
import { buildDocument } from '../versions/build-document.ts';
import { now } from './libraries.ts';

/** A question and the passage that ranks first because of one weight. */
export interface RankingCase {
  /** The weight it needs: signals.region, matching.around. */
  readonly weight: string;
  readonly question: string;
  readonly turns?: readonly string[];
  readonly documents: readonly Document[];
  /** Everyday words for articles: id of the document, anchor of the article, phrases. */
  readonly everyday?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly say?: Readonly<Record<string, string>>;
  /** Title and place of the passage that answers. */
  readonly first: string;
}

/** An invented text of one line an article, numbered; a line that begins with 第…章 is a heading. */
export function statute(title: string, lines: readonly string[], fields: Partial<Document> = {}): Document {
  let n = 0;
  const numerals = '一二三四五六七八九';
  const text = lines
    .map((line) => (line.startsWith('第') ? line : `第${numerals[n++]}条 ${line}`))
    .join('\n');
  return buildDocument({ id: title, title, ...fields }, text);
}

/** Words that make a passage long. */
export const FILLER = '旁的事情另行商量,由大家慢慢想清楚再写下来';
/** Words that make a passage longer than most. */
export const LONG_FILLER = Array.from({ length: 12 }, () => FILLER).join(',');
/** A text about something else, so that words are rare. */
export const PLAIN = statute('示例农具条例', [
  '锄头要磨。',
  '犁要擦。',
  '耙子要晾。',
  '风车要上油。',
  '磨盘要凿。',
]);

/** The default weights with one of them zeroed. */
export function without(path: string): Weights {
  const [group, name] = path.split('.') as ['signals', 'coverage'];
  if (path.startsWith('fields.')) {
    const field = name as string as FieldName;
    return { ...DEFAULT, fields: { ...DEFAULT.fields, [field]: { ...DEFAULT.fields[field], weight: 0 } } };
  }
  return { ...DEFAULT, [group]: { ...DEFAULT[group], [name]: 0 } };
}

/** The invented documents are those of an invented province. */
const HERE = { ...NO_ORGANISATION, province: '示例' };

/** Title and place of the first passage with these weights. */
export async function firstOf(c: RankingCase, weights: Weights): Promise<string> {
  const searchWords = new Map(
    Object.entries(c.everyday ?? {}).map(([id, by]) => [id, new Map(Object.entries(by))]),
  );
  const synonyms = Object.entries(c.say ?? {}).map(([say, mean]) => ({ say: [say], mean: [mean] }));
  const library = await libraryOf(
    { documents: c.documents, problems: [], synonyms, searchWords, organisation: HERE },
    // What the embedding makes of made-up words is chance; it is not what these cases are about.
    { now, weights, embedding: { of: () => new Float32Array(1) } },
  );
  const { hits } = await library.find(c.question, { turns: c.turns ?? [] });
  return hits[0] ? `${hits[0].entry.document.title} ${formatLocator(hits[0].locator)}` : 'nothing';
}
