import { inChineseTerms } from '../../language/zh/english-terms.ts';
import { turn } from '../../turn.ts';

/**
 * Pinyin typed for Chinese: yuan duojiu yanlian yici, 浙政钉 zhangshang zhifa. Words are those that people say in the learned
 * vocabulary and the common ones of Chinese at large, each by its sound; a run of letters is read as the fewest and commonest of
 * them, through and through, or left as it is.
 */

/** A run of Latin letters and blanks. */
const RUN = /[a-z][a-z'\s]*[a-z]/giu;
/** Consonants that no pinyin has side by side or at the end: Microsoft and Excel are told from it without a dictionary. */
const NO_PINYIN = /[bdfhjklmpqtwxy][b-df-hj-np-tv-z]|[zcs][b-dfgj-np-tv-z]|[bcdfhjklmpqstwxyz](?![a-z])/iu;
/** Letters of a message from which it is looked at. */
const FEWEST_LETTERS = 6;
/** Syllables from which a run is read: men and can are English as well. */
const FEWEST_SYLLABLES = 3;
/** Sounds of longer words are not looked for. */
const LONGEST_SOUND = 24;
/** Words whose sounds are made in one piece. */
const AT_ONCE = 500;
/** What one more word costs against a commoner one. */
const A_WORD = 6;

/** Terms that make a message English. */
const FEWEST_TERMS = 2;
/** Characters of a word on average: letters that fall into single ones, like delete, are English. */
const LENGTH_OF_WORDS = 1.7;
const BLANK_BETWEEN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const WORD = /^\p{Script=Han}{1,6}$/u;

/** The commonest word of each sound, with what it costs. */
type Sounds = ReadonlyMap<string, { readonly word: string; readonly cost: number }>;

let sounds: Promise<Sounds> | undefined;

/** A message with the pinyin in it written in characters, or with the terms of an English one in Chinese; any other as it is. */
export async function inCharacters(message: string): Promise<string> {
  const letters = message.match(/[a-z]/giu)?.length ?? 0;
  if (letters < FEWEST_LETTERS) return message;
  const han = message.match(/\p{Script=Han}/gu)?.length ?? 0;
  const translated = letters > han ? inChineseTerms(message, FEWEST_TERMS) : undefined;
  if (translated !== undefined) return translated;
  const runs = message.match(RUN) ?? [];
  if (!runs.some((run) => run.length >= FEWEST_LETTERS && !NO_PINYIN.test(run))) return message;
  sounds ??= soundsOf();
  const words = await sounds;
  const spelled = message.replace(RUN, (run) => spell(run, words) ?? run);
  return spelled === message ? message : spelled.replace(BLANK_BETWEEN_HAN, '');
}

async function soundsOf(): Promise<Sounds> {
  const [{ pinyin }, vocabulary, common] = await Promise.all([
    import('pinyin-pro'),
    import('../../trained/vocabulary.json', { with: { type: 'json' } }),
    import('../../language/zh/common-words.json', { with: { type: 'json' } }),
  ]);
  const words = new Map<string, { word: string; cost: number }>();
  for (const list of [Object.keys(vocabulary.default), common.default.words.split(' ')])
    for (const [rank, word] of list.entries()) {
      // The dictionary is made once, by a question: no other waits for the whole of it.
      if (rank % AT_ONCE === 0) await turn();
      if (!WORD.test(word)) continue;
      const sound = pinyin(word, { toneType: 'none', separator: '', v: true });
      const cost = A_WORD + Math.log(2 + rank);
      const before = words.get(sound);
      if (!before || cost < before.cost) words.set(sound, { word, cost });
    }
  return words;
}

/** The cheapest way to read letters as words; undefined where there is none, or the run is too short to be sure. */
function spell(run: string, words: Sounds): string | undefined {
  const letters = run.toLowerCase().replace(/['\s]+/gu, '');
  const best: ({ cost: number; words: readonly string[] } | undefined)[] = [{ cost: 0, words: [] }];
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - LONGEST_SOUND); start < end; start++) {
      const before = best[start];
      const word = before && words.get(letters.slice(start, end));
      if (!word) continue;
      const cost = before.cost + word.cost;
      const known = best[end];
      if (!known || cost < known.cost) best[end] = { cost, words: [...before.words, word.word] };
    }
  }
  const read = best[letters.length]?.words ?? [];
  const text = read.join('');
  return text.length >= Math.max(FEWEST_SYLLABLES, LENGTH_OF_WORDS * read.length) ? text : undefined;
}
