import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isParticle, withoutFrames } from '../../../indexer/language/zh/frames.ts';
import type { CorpusLine } from '../../../indexer/search/corpus.ts';
import { entriesByDocument } from '../../../indexer/search/entries.ts';
import { fold, isHan } from '../../../indexer/search/fold.ts';
import type { Holdings } from '../../../indexer/search/holdings.ts';
import { segmentsOf, viewOf } from '../../../indexer/search/rank/entry-view.ts';
import { type Tokenizer, wordsOf } from '../../../indexer/search/tokenize.ts';
import type { Saying } from './embedding-model.ts';
import type { Pair } from './translation-model.ts';

/** A pair with the document whose words it was written for (none for pairs from elsewhere), and both sides as written. */
export interface SourcedPair extends Pair {
  readonly document?: string;
  readonly sayings: readonly Saying[];
}

/** What a pair of a stretch and its words counts beside one of a phrase and a whole article. */
const WRITTEN = 2;

/** The words of people in a phrase: what asks and frames is left out. */
export function wordsSaid(text: string, tokenizer: Tokenizer): string[] {
  return withoutFrames(fold(text))
    .split(/\s+/u)
    .flatMap((piece) => tokenizer.cut(piece))
    .filter((w) => /[\p{L}\p{N}]/u.test(w))
    .filter((w) => w.length > 1 || (isHan(w.charCodeAt(0)) && !isParticle(w)));
}

function wordsRuled(text: string, tokenizer: Tokenizer): string[] {
  return wordsOf(fold(text), tokenizer).filter((w) => /\p{Script=Han}/u.test(w));
}

function sentencesOf(text: string, tokenizer: Tokenizer): string[][] {
  return text
    .split(/[。；;\n]/u)
    .map((s) => wordsRuled(s, tokenizer))
    .filter((s) => s.length > 1);
}

/** The everyday phrases of the knowledge's search words, each with the sentences of its article. */
export function phrasePairs(holdings: Holdings, tokenizer: Tokenizer): SourcedPair[] {
  const entries = [...entriesByDocument(holdings.documents, holdings.searchWords).values()].flat();
  return entries.flatMap(({ document, everyday, text }) => {
    if (!everyday || text === '') return [];
    const sentences = sentencesOf(text, tokenizer);
    const folded = segmentsOf(text).map((s) => s.folded);
    return everyday
      .map((phrase) => ({ phrase, said: wordsSaid(phrase, tokenizer) }))
      .filter(({ said }) => said.length > 0)
      .map(({ phrase, said }) => {
        const saying = { said: fold(phrase), sentences: folded };
        return { said, sentences, weight: 1, document: document.id, sayings: [saying] };
      });
  });
}

/** All that people say in pairs, and what headnotes say, each with the sentences that say the same in words of rules. */
export function sayingsOf(pairs: readonly SourcedPair[], holdings: Holdings): Saying[] {
  return [...pairs.flatMap(({ sayings }) => sayings), ...headnoteSayings(holdings)];
}

/** The own-words headnotes of articles, each with the sentences that it tells of. */
function headnoteSayings(holdings: Holdings): Saying[] {
  const entries = [...entriesByDocument(holdings.documents, holdings.searchWords).values()].flat();
  return entries.flatMap((entry) => {
    if (!entry.headnote || entry.text === '') return [];
    return [{ said: fold(entry.headnote.text), sentences: viewOf(entry).segments.map((s) => s.folded) }];
  });
}

/** The lay questions of the reference folder, each with the sentences of the articles that answer. */
export function questionPairs(reference: string, tokenizer: Tokenizer): SourcedPair[] {
  const texts = articlesOf(reference);
  return readFileSync(path.join(reference, 'data/stard-dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { question, gold } = JSON.parse(line) as { question: string; gold: readonly string[] };
      const said = wordsSaid(question, tokenizer);
      return gold.map((id) => {
        const text = texts.get(id) ?? '';
        const saying = { said: fold(question), sentences: segmentsOf(text).map((s) => s.folded) };
        return { said, sentences: sentencesOf(text, tokenizer), weight: 1, sayings: [saying] };
      });
    });
}

/**
 * Pairs from files of columns divided by tabs: the id of an article of the reference folder's body of statutes (or nothing), what people
 * say (several divided by `|`), and the words of a rule that it stands for; without these it stands for a sentence of the article.
 */
export function writtenPairs(
  files: readonly string[],
  reference: string,
  tokenizer: Tokenizer,
): SourcedPair[] {
  if (files.length === 0) return [];
  const texts = articlesOf(reference);
  return files
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .flatMap((line) => {
      const [id = '', says = '', mean = ''] = line.split('\t');
      const text = texts.get(id) ?? '';
      return says.split('|').flatMap((say) => pairOf(say, mean, text, tokenizer) ?? []);
    });
}

function pairOf(say: string, mean: string, text: string, tokenizer: Tokenizer): SourcedPair | undefined {
  const said = wordsSaid(say, tokenizer);
  const words = wordsRuled(mean, tokenizer);
  const sentences = words.length > 0 ? [words] : sentencesOf(text, tokenizer);
  if (said.length === 0 || sentences.length === 0) return undefined;
  const sayings = [mean === '' ? [] : [fold(mean)], segmentsOf(text).map((s) => s.folded)]
    .filter((list) => list.length > 0)
    .map((list) => ({ said: fold(say), sentences: list }));
  return { said, sentences, weight: words.length > 0 ? WRITTEN : 1, sayings };
}

/** The texts of the articles of the reference folder's body of statutes, by their ids. */
function articlesOf(reference: string): ReadonlyMap<string, string> {
  return new Map(statuteArticles(reference).map(({ id, text }) => [id, text]));
}

/** The articles of the reference folder's body of statutes. */
export function statuteArticles(reference: string): readonly CorpusLine[] {
  const corpus = gunzipSync(readFileSync(path.join(reference, 'data/statutes.jsonl.gz'))).toString('utf8');
  const lines = corpus.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as CorpusLine);
}
