import { type Entry, formatLocator } from '../../indexer/index.ts';
import { placeQuestion } from '../answers/citation.ts';
import { HEADNOTE_NOTICE } from '../answers/notices.ts';
import { wholePassage } from '../answers/passage.ts';
import { comparisonOf } from './compare.ts';
import { lastEntry } from './place.ts';
import { note, reply } from './reply.ts';
import type { Reply, Turn } from './turn.ts';

const ASKED = /^那?((?:19|20)\d{2})年?版?(?:的)?(?:是?怎么(?:说|规定|写)的?|如何规定|呢)[?。!]*$/u;

/**
 * 2007版怎么说: the article just shown, in another version, under the number it has there. Undefined when the message is
 * nothing of the kind, or when what corresponds is not known: then it is a question like any other.
 */
export function otherVersion(turn: Turn, text: string): Reply | undefined {
  const year = ASKED.exec(text.normalize('NFKC').trim())?.[1];
  const entry = lastEntry(turn);
  const { library } = turn.knowledge;
  if (!year || entry?.provision.type !== 'article') return undefined;
  const here = entry.document;
  const there = library.versions(here.id).find((d) => d.version?.startsWith(year));
  if (!there) return undefined;
  if (there === here) return same(turn, entry, year);
  const [older, newer] = (here.version ?? '') < (there.version ?? '') ? [here, there] : [there, here];
  const { articles } = comparisonOf(library, older, newer);
  const [own, other] = here === older ? (['older', 'newer'] as const) : (['newer', 'older'] as const);
  const change = articles.find(
    (c) => c[own] && formatLocator(c[own].locator) === formatLocator(entry.locator),
  );
  if (!change || change.change === 'unknown') return undefined;
  const counterpart = change[other];
  const found = counterpart && library.entryAt(there, counterpart.locator);
  if (!found) {
    const place = formatLocator(entry.locator);
    const [title, words] = counterpart
      ? [
          '另一版的这一条没有收录',
          `与${place}对应的是${year}年版${formatLocator(counterpart.locator)},没有收录它的文字。`,
        ]
      : ['另一版没有这一条', `《${here.title}》${year}年版没有与${place}对应的条文。`];
    const choices = [{ label: `看${year}年版的目录`, send: `目录 《${here.title}》${year}版` }];
    return reply(turn, note(title, [words], choices), { document: here, entry });
  }
  const passage = wholePassage(found, 1, library.statusOn(there));
  const renumbered = formatLocator(found.locator) !== formatLocator(entry.locator);
  return reply(
    turn,
    {
      kind: 'provision',
      passage,
      more: [],
      notices: [
        ...(renumbered ? [`${year}年版与${formatLocator(entry.locator)}对应的是${passage.locator}。`] : []),
        ...(passage.form === 'headnote' ? [HEADNOTE_NOTICE] : []),
      ],
      choices: [
        { label: '上下文', send: passage.send.replace(/^原文/, '上下文') },
        { label: '两版对照', send: `对照 ${placeQuestion(here, entry.locator)}` },
      ],
    },
    { asked: placeQuestion(there, found.locator), document: there },
  );
}

/** Asked for the version that is being read: its words again, saying so. */
function same(turn: Turn, entry: Entry, year: string): Reply {
  const { document } = entry;
  const passage = wholePassage(entry, 1, turn.knowledge.library.statusOn(document));
  return reply(
    turn,
    {
      kind: 'provision',
      passage,
      more: [],
      notices: [`上面看的就是${year}年版。`, ...(passage.form === 'headnote' ? [HEADNOTE_NOTICE] : [])],
      choices: [{ label: '上下文', send: passage.send.replace(/^原文/, '上下文') }],
    },
    { asked: placeQuestion(document, entry.locator), document },
  );
}
