import type { Document, Library } from '../../indexer/index.ts';
import type { ClarifyAnswer } from '../answers/answer.ts';
import { placeChoice, placeIn } from '../answers/choices.ts';
import { versionNote } from '../answers/citation.ts';
import { showOutline } from './outline.ts';
import { reply } from './reply.ts';
import type { Reply, Turn } from './turn.ts';

/** Words that end titles and name no work by themselves. */
const KIND_WORDS = new Set(['法', '法律', '条例', '办法', '规定', '制度', '规则', '通知', '规划', '纲要']);
const MOST = 8;

/**
 * A message that is nothing but a work: by its title, which gets its contents; or by a word that many titles end with,
 * which is asked back. Example: 条例 → 您指的是哪一份? 应对法 → 目录
 */
export function workAlone(turn: Turn): Promise<Reply> | Reply | undefined {
  const { library } = turn.knowledge;
  const words = turn.text.normalize('NFKC').replace(/[《》\s]|[?。!]+$/gu, '');
  if (KIND_WORDS.has(words)) return whichOf(turn, words);
  const document = named(library).get(words);
  const held = document && (library.document(document.id) ?? document);
  return held && held.text !== 'none' && held.kind !== 'report'
    ? showOutline(turn, { document: held, locator: [] })
    : undefined;
}

const NAMES = new WeakMap<Library, ReadonlyMap<string, Document>>();

/** Titles and short titles; made once, a reloaded library is another object. */
function named(library: Library): ReadonlyMap<string, Document> {
  const known = NAMES.get(library);
  if (known) return known;
  const names = library.documents.flatMap((d) =>
    [d.title, ...d.shortTitles].map((name) => [name, d] as const),
  );
  // Of documents with the same name the first one counts.
  const made = new Map(names.reverse());
  NAMES.set(library, made);
  return made;
}

function whichOf(turn: Turn, word: string): Reply | undefined {
  const works = worksEndingWith(turn.knowledge.library, word === '法律' ? '法' : word);
  if (works.length < 2) return undefined;
  const answer: ClarifyAnswer = {
    kind: 'clarify',
    prompt: `收录的文件里有${works.length}份以“${word}”为名,您指的是哪一份?`,
    notices: [],
    choices: works
      .slice(0, MOST)
      .map((d) =>
        placeChoice(
          d.text === 'none' ? 'references' : 'outline',
          placeIn(d),
          `《${d.title}》${versionNote(d)}`,
        ),
      ),
  };
  return { ...reply(turn, answer), outcome: 'clarify', reason: 'ambiguous' };
}

/** One document a work, those with text first. */
function worksEndingWith(library: Library, word: string): Document[] {
  const ids = new Set(library.documents.filter((d) => d.title.endsWith(word)).map((d) => d.id));
  const works = [...ids].flatMap((id) => library.document(id) ?? []);
  return works.sort((a, b) => Number(a.text === 'none') - Number(b.text === 'none'));
}
