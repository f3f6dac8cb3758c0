import {
  buildCitations,
  type Citation,
  type Citations,
  type Document,
  type Entry,
  formatLocator,
  isWithin,
  type Library,
  type Locator,
  type Provision,
} from '../../indexer/index.ts';
import type { Answer, Choice, Passage } from '../answers/answer.ts';
import { placeChoice, placeIn } from '../answers/choices.ts';
import { citationOf } from '../answers/citation.ts';
import { citationsOf } from '../answers/citation-index.ts';

/** Next questions under an answer. */
const MOST = 3;
/** Reading what cites what in more entries than these would keep the first who asks waiting: then each text is read alone. */
const MOST_READ = 20_000;

/** An answer of one passage with what may be asked next, made from what the texts themselves point at. */
export function withNextSteps(answer: Answer, library: Library): Answer {
  if (answer.kind !== 'provision') return answer;
  const steps = nextSteps(library, answer.passage);
  return steps.length === 0 ? answer : { ...answer, choices: [...answer.choices, ...steps] };
}

/** What breaking it costs, what it cites, what cites it, what stands after it: the first three that there are. */
function nextSteps(library: Library, passage: Passage): Choice[] {
  const entry = library.entry(passage.key);
  if (!entry) return [];
  const graph = graphOf(library, entry.document);
  const { document, locator } = entry;
  const incoming = graph
    .citedBy({ document, locator })
    .filter((c) => !isOwn(c.from.provision.locator, c.from.document, entry));
  const penalty = incoming.find((c) => c.from.document === document && punishes(c, library));
  const others = incoming.filter((c) => c !== penalty);
  return [
    ...(penalty ? [show(entry, document, penalty.from.provision.locator, '违反了怎么处理')] : []),
    ...cited(graph.cites({ document, locator }), entry),
    ...citing(others, entry),
    ...following(library, entry),
  ].slice(0, MOST);
}

/** By the text, so that it goes with it. */
const ALONE = new WeakMap<Provision, Citations>();

function graphOf(library: Library, document: Document): Citations {
  if (library.entryCount <= MOST_READ) return citationsOf(library);
  const known = ALONE.get(document.root) ?? buildCitations([document]);
  ALONE.set(document.root, known);
  return known;
}

function isOwn(locator: Locator, document: Document, entry: Entry): boolean {
  return document === entry.document && isWithin(locator, entry.locator);
}

/** Whether a place that names another one says what follows from breaking it. */
function punishes({ from }: Citation, library: Library): boolean {
  const entry = library.entryAt(from.document, articleOf(from.provision.locator));
  if (!entry) return false;
  return (
    entry.headings.some((words) => /法律责任|罚则/u.test(words)) ||
    /违反.{0,60}(?:处|罚|责令)/u.test(entry.text)
  );
}

/** The first place elsewhere that it names and that can be read. */
function cited(citations: readonly Citation[], entry: Entry): Choice[] {
  for (const { document, places } of citations) {
    if (!document || document.text === 'none') continue;
    const [place] = places;
    if (place && isOwn(place.locator, document, entry)) continue;
    if (place) return [show(entry, document, place.locator, '看它引用的')];
    if (document !== entry.document)
      return [placeChoice('outline', placeIn(document), `看它提到的《${document.title}》`)];
  }
  return [];
}

function citing(citations: readonly Citation[], entry: Entry): Choice[] {
  const { document, locator } = entry;
  const places = new Set(
    citations.map((c) => `${c.from.document.id} ${formatLocator(articleOf(c.from.provision.locator))}`),
  );
  const [first] = citations;
  if (!first) return [];
  if (places.size === 1)
    return [show(entry, first.from.document, first.from.provision.locator, '看引用它的')];
  return [placeChoice('references', placeIn(document, locator), `哪里引用了它（${places.size}处）`)];
}

function following(library: Library, entry: Entry): Choice[] {
  const entries = library.entriesOf(entry.document);
  const next = entries[entries.indexOf(entry) + 1];
  if (!next) return [];
  return [
    placeChoice('show', placeIn(next.document, next.locator), `下一条：${formatLocator(next.locator)}`),
  ];
}

/** Another document is named, one's own need not be. */
function show(entry: Entry, document: Document, locator: Locator, words: string): Choice {
  const place = articleOf(locator);
  const named = document === entry.document ? formatLocator(place) : citationOf(document, place, 'official');
  return placeChoice('show', placeIn(document, place), `${words}：${named}`);
}

/** A law is shown by whole articles, a report by what is named. */
function articleOf(locator: Locator): Locator {
  return locator[0]?.type === 'article' ? locator.slice(0, 1) : locator;
}
