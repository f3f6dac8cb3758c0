import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { linesWithin } from './dictionary-lines.ts';

/** What is used of jieba. */
export interface Segmenter {
  cut(text: string, unknownWords: boolean): string[];
  tag(text: string, unknownWords: boolean): { readonly word: string; readonly tag: string }[];
}

/** The dictionary that jieba ships: its size, by which it is known again, and the sum of all its frequencies. */
export const DICTIONARY = { bytes: 5_071_843, frequencies: 60_101_964 } as const;

/** So many characters are divided by parts of the dictionary. */
export const MOST_BY_PARTS = 2000;

/** No text has this noncharacter, and jieba would look for no word of it. */
const NOWHERE = '\u{10ffff}';

/** Jieba with its dictionary. */
export async function loadSegmenter(): Promise<Segmenter> {
  const file = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
  const [{ Jieba }, dictionary] = await Promise.all([import('@node-rs/jieba'), readFile(file)]);
  return segmenterOf(dictionary, (part) => Jieba.withDict(part));
}

/**
 * A dictionary takes some 150 ms and 55 MB to be built up. Who asks one question and goes does without: a text is divided by
 * the words that stand in it and by the sum of all frequencies alone, so that the part of the dictionary that has these
 * divides it just as the whole does. Who asks more gets the whole.
 */
export function segmenterOf(dictionary: Buffer, built: (dictionary: Buffer) => Segmenter): Segmenter {
  let whole: Segmenter | undefined;
  let byParts = dictionary.length === DICTIONARY.bytes ? 0 : MOST_BY_PARTS;
  const serving = (text: string): Segmenter => {
    byParts += text.length;
    if (byParts <= MOST_BY_PARTS) return built(partFor(dictionary, text));
    whole ??= built(dictionary);
    return whole;
  };
  return {
    cut: (text, unknownWords) => serving(text).cut(text, unknownWords),
    tag: (text, unknownWords) => serving(text).tag(text, unknownWords),
  };
}

/** The part of the dictionary that a text needs; what it lacks is made up for by a word that occurs nowhere. */
function partFor(dictionary: Buffer, text: string): Buffer {
  const lines = linesWithin(dictionary, text);
  const had = lines.reduce((sum, line) => sum + Number(line.split(' ', 2)[1]), 0);
  return Buffer.from(`${lines.join('\n')}\n${NOWHERE} ${DICTIONARY.frequencies - had} x\n`);
}
