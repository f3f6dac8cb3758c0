import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isParticle, withoutFrames } from '../../../indexer/language/zh/frames.ts';
import { entriesByDocument } from '../../../indexer/search/entries.ts';
import { fold, isHan } from '../../../indexer/search/fold.ts';
import type { Holdings } from '../../../indexer/search/holdings.ts';
import { type Tokenizer, wordsOf } from '../../../indexer/search/tokenize.ts';
import type { Pair } from './translation-model.ts';

/** A pair with the document whose words it was written for; none for pairs from elsewhere. */
export interface SourcedPair extends Pair {
  readonly document?: string;
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
    return everyday
      .map((phrase) => wordsSaid(phrase, tokenizer))
      .filter((said) => said.length > 0)
      .map((said) => ({ said, sentences, weight: 1, document: document.id }));
  });
}

/** The lay questions of the reference folder, each with the sentences of the articles that answer. */
export function questionPairs(reference: string, tokenizer: Tokenizer): SourcedPair[] {
  const texts = new Map<string, string>();
  const corpus = gunzipSync(readFileSync(path.join(reference, 'data/statutes.jsonl.gz'))).toString('utf8');
  for (const line of corpus.split('\n')) {
    if (line === '') continue;
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    texts.set(id, text);
  }
  return readFileSync(path.join(reference, 'data/stard-dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { question, gold } = JSON.parse(line) as { question: string; gold: readonly string[] };
      const said = wordsSaid(question, tokenizer);
      return gold.map((id) => ({ said, sentences: sentencesOf(texts.get(id) ?? '', tokenizer), weight: 1 }));
    });
}

/** Pairs from files of three columns divided by tabs: an id, what people say, the words of a rule that it stands for. */
export function writtenPairs(files: readonly string[], tokenizer: Tokenizer): SourcedPair[] {
  return files
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .flatMap((line) => {
      const [, say, mean] = line.split('\t');
      if (!say || !mean) return [];
      const said = wordsSaid(say, tokenizer);
      const words = wordsRuled(mean, tokenizer);
      return said.length > 0 && words.length > 0 ? [{ said, sentences: [words], weight: WRITTEN }] : [];
    });
}
