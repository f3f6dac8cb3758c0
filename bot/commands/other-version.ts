import { type Document, type Entry, formatLocator, versionWish } from '../../indexer/index.ts';
import type { Choice } from '../answers/answer.ts';
import { placeChoice, placeIn } from '../answers/choices.ts';
import { dateName } from '../answers/citation.ts';
import { statusNotices } from '../answers/notices.ts';
import { linkWords } from '../answers/number-words.ts';
import { wholePassage } from '../answers/passage.ts';
import { comparisonOf, numbersOf } from './comparisons.ts';
import { type HeldPlace, lastEntry } from './place.ts';
import { note, reply } from './reply.ts';
import type { Reply, Turn } from './turn.ts';

/** What is left of 2007版怎么说, 那旧版呢 when the version is taken out. */
const ASKED = /^那?\s*年?版?(?:的)?\s*(?:是?怎么(?:说|规定|写)的?|如何规定|呢)[?。!]*$/u;
const YEAR_ALONE = /^那?((?:19|20)\d{2})年?/u;
/** 新的怎么说: the text in force. */
const NEWER = /^那?(?:新|现行|最新)[版法]?的?/u;
const OLDER = /^那?(?:旧|老|以前)[版法]?的?/u;

/**
 * 2007版怎么说: the article just shown, in another version, under the number it has there. Undefined when the message is
 * nothing of the kind, or when what corresponds is not known: then it is a question like any other.
 */
export function otherVersion(turn: Turn, text: string): Reply | undefined {
  const entry = lastEntry(turn);
  if (entry?.provision.type !== 'article') return undefined;
  const there = versionAsked(turn, entry.document, text.normalize('NFKC').trim());
  return there && corresponding(turn, entry, there);
}

function versionAsked(turn: Turn, here: Document, text: string): Document | undefined {
  if (text.length > 30) return undefined;
  const { library } = turn.knowledge;
  const asked = versionWish(text).named === undefined ? text.replace(YEAR_ALONE, '$1版') : text;
  const { named, spans } = versionWish(asked);
  if (named !== undefined)
    return ASKED.test(without(asked, spans)) ? library.document(here.id, named) : undefined;
  const dated = library.versions(here.id).filter((d) => d.version && d.text !== 'none');
  if (NEWER.test(text) && ASKED.test(text.replace(NEWER, ''))) return library.document(here.id);
  if (OLDER.test(text) && ASKED.test(text.replace(OLDER, '')))
    return dated.find((d) => d.version! < (here.version ?? '')) ?? dated.find((d) => d === here);
  return undefined;
}

function without(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  const [span] = spans;
  return span ? text.slice(0, span.start) + text.slice(span.end) : text;
}

/** The article at a place in another version; that version's contents where what corresponds is not known. */
export function counterpart(turn: Turn, { document, locator }: HeldPlace, there: Document): Reply {
  const entry = turn.knowledge.library.entryAt(document, locator);
  const found = entry?.provision.type === 'article' ? corresponding(turn, entry, there) : undefined;
  if (found) return found;
  const title = `没有注明${dateName(there)}版里与它对应的条文`;
  return reply(turn, note(title, [], [contents(there)]), { document, ...(entry ? { entry } : {}) });
}

function contents(there: Document): Choice {
  return placeChoice('outline', placeIn(there), `看${dateName(there)}版的目录`);
}

function corresponding(turn: Turn, entry: Entry, there: Document): Reply | undefined {
  const { library } = turn.knowledge;
  const here = entry.document;
  if (there === here) return same(turn, entry);
  const [older, newer] = (here.version ?? '') < (there.version ?? '') ? [here, there] : [there, here];
  const { articles } = comparisonOf(library, older, newer);
  const [own, other] = here === older ? (['older', 'newer'] as const) : (['newer', 'older'] as const);
  const place = formatLocator(entry.locator);
  const change = articles.find((c) => c[own] && formatLocator(c[own].locator) === place);
  if (!change || change.change === 'unknown') return undefined;
  const year = dateName(there);
  const found = change[other] && library.entryAt(there, change[other].locator);
  if (!found) {
    const [title, words] = change[other]
      ? [
          '另一版的这一条没有收录',
          `与${place}对应的是${year}版${formatLocator(change[other].locator)},没有收录它的文字。`,
        ]
      : ['另一版没有这一条', `《${here.title}》${year}版没有与${place}对应的条文。`];
    return reply(turn, note(title, [words], [contents(there)]), { document: here, entry });
  }
  const renumbered = formatLocator(found.locator) !== place;
  const compare = placeChoice('compare', placeIn(here, entry.locator), '两版对照');
  const remark = renumbered ? [`${year}版与${place}对应的是${formatLocator(found.locator)}。`] : [];
  const parts = numbersOf(library, older, newer)
    .linksOf(own, entry.locator)
    .flatMap((link) => (link.change === 'part' && link[other] ? [linkWords(link, other)] : []));
  if (parts.length > 0) remark.push(`${place}的内容还在${year}版${parts.join('、')}。`);
  return shown(turn, found, remark, [compare]);
}

/** Asked for the version that is being read: its words again, saying so. */
function same(turn: Turn, entry: Entry): Reply {
  return shown(turn, entry, [`上面看的就是${dateName(entry.document)}版。`], []);
}

function shown(turn: Turn, entry: Entry, remarks: readonly string[], choices: readonly Choice[]): Reply {
  const { document } = entry;
  const status = turn.knowledge.library.statusOn(document);
  const passage = wholePassage(entry, 1, status);
  return reply(
    turn,
    {
      kind: 'provision',
      passage,
      more: [],
      notices: [...remarks, ...statusNotices(document, status, passage.form)],
      choices: [placeChoice('context', passage, '上下文'), ...choices],
    },
    { asked: passage.name, document },
  );
}
