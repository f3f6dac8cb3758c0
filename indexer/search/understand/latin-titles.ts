import {
  BLANKS_AT_ORDINAL,
  ENGLISH_PLACE_BEFORE,
  ENGLISH_PLACE_BEHIND,
  ENGLISH_PLACES,
  ORDINAL_IN_LETTERS,
  PINYIN_OF_PLACES,
  PINYIN_TITLE,
  PINYIN_WORDS,
} from '../../language/zh/typed-titles.ts';
import type { NamedWork } from './named-work.ts';

/** A run of Latin letters and blanks with at least one word that could be pinyin. */
const RUN = /[a-z][a-z'\s]*[a-z]/giu;
const LAW_PEOPLE = /\bof the people'?s republic of china\b/giu;

/**
 * A message with the titles typed in English or in pinyin written in Chinese, and the places that stand beside them; any
 * other message as it is. Example: fanghongfa 23 → 防洪法 23; No.40 of the Flood Control Law → 防洪法第40条.
 */
export async function withChineseTitles(typed: string, works: readonly NamedWork[]): Promise<string> {
  const text = typed.replace(...ORDINAL_IN_LETTERS);
  const letters = text.match(/[a-z]/giu)?.length ?? 0;
  if (letters < 4) return text;
  const english = placesTurned(fromEnglish(text, works), text);
  const han = english.match(/\p{Script=Han}/gu)?.length ?? 0;
  return english !== text || letters < han ? english : fromPinyin(text, works);
}

function fromEnglish(text: string, works: readonly NamedWork[]): string {
  let out = text.replace(LAW_PEOPLE, '');
  let found = false;
  const names = works.flatMap((w) => (w.english ?? []).map((name) => [name, w.names[0]!] as const));
  for (const [name, title] of names.sort(([a], [b]) => b.length - a.length)) {
    const words = name.split(/\s+/u).map((word) => word.replace(/[^a-z']/giu, ''));
    const pattern = new RegExp(
      `(?<![a-z])(?:the\\s+)?${words.map((word) => word.replace(/s$/u, 's?')).join('\\s+')}s?(?![a-z])`,
      'giu',
    );
    const next = out.replace(pattern, title);
    found ||= next !== out;
    out = next;
  }
  return found ? out : text;
}

/** No.40 of 防洪法, Article 3 of 防洪法 → 防洪法第40条; paragraph 2, item 3 behind an article. */
function placesTurned(text: string, before: string): string {
  const turned = text.replace(ENGLISH_PLACE_BEFORE, ENGLISH_PLACE_BEHIND);
  if (turned === before) return text;
  return ENGLISH_PLACES.reduce((out, [pattern, place]) => out.replace(pattern, place), turned);
}

/** Runs of pinyin that are titles, regions, kinds and numbers of places through and through. */
async function fromPinyin(text: string, works: readonly NamedWork[]): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  const dictionary = new Map<string, string>();
  const words = [...works.flatMap((w) => [...w.names, w.region ?? '']), ...PINYIN_WORDS];
  for (const word of words.filter((w) => /^\p{Script=Han}{2,}$/u.test(w))) {
    const sound = pinyin(word, { toneType: 'none', separator: '', v: true });
    if (!dictionary.has(sound)) dictionary.set(sound, word);
  }
  const sounds = [...dictionary.keys()].sort((a, b) => b.length - a.length);
  let named = false;
  const out = text.replace(RUN, (run) => {
    const han = read(run, sounds, dictionary);
    named ||= han !== undefined && PINYIN_TITLE.test(han);
    return han ?? run;
  });
  return named ? out.replace(...BLANKS_AT_ORDINAL) : text;
}

function read(
  run: string,
  sounds: readonly string[],
  dictionary: ReadonlyMap<string, string>,
): string | undefined {
  let rest = run.toLowerCase().replace(/['\s]+/gu, '');
  let out = '';
  while (rest !== '') {
    const sound = sounds.find((s) => rest.startsWith(s));
    const small = sound ?? [...Object.keys(PINYIN_OF_PLACES)].find((s) => rest.startsWith(s));
    if (small === undefined) return undefined;
    out += dictionary.get(small) ?? PINYIN_OF_PLACES[small]!;
    rest = rest.slice(small.length);
  }
  return out;
}
