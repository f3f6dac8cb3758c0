import { articleCount, type Document, type Finding, type Hit, lookUp } from '../../indexer/index.ts';
import { placeIn } from '../answers/choices.ts';
import type { HeldPlace } from './place.ts';
import type { Turn } from './turn.ts';

/** Most passages of one place: a chapter stands for its articles. */
const MOST = 5;

/** What stands at a place, as a finding: its passages, or why there are none. */
export function findingAt(turn: Turn, { document, locator, missing }: HeldPlace): Finding {
  const { library } = turn.knowledge;
  const { found } = lookUp(document, [locator], missing ? [] : library.entriesOf(document));
  const status = library.statusOn(document);
  const hits = found.slice(0, MOST).map(({ entry, locator: at, text }): Hit => {
    const words = entry.form === 'headnote' ? (entry.headnote?.text ?? '') : text;
    const quote = words.replace(/^第[^\s]{1,12}条(?:之.)?\s+/u, '').split('\n')[0]!;
    return { entry, score: 1, signals: [], locator: at, text: words, quote, form: entry.form, status };
  });
  const { name } = placeIn(document, locator);
  const others = library
    .versions(document.id)
    .filter((d) => d.text !== 'none' && (missing || d !== document));
  const count = articleCount(document);
  return {
    query: {
      raw: name,
      normalized: name,
      intents: [],
      documents: [document.id],
      version: missing ? missing.version : document.version,
      locators: locator.length > 0 ? [locator] : [],
      terms: [],
      asOf: '',
    },
    outcome: hits.length > 0 ? 'answered' : 'not_found',
    ...(hits.length > 0 ? {} : { reason: missing ? 'text_not_held' : reasonOf(document, locator, count) }),
    hits,
    confidence: hits.length > 0 ? 1 : 0,
    about: document,
    otherVersions: others,
    choices: [],
    ...(count === undefined ? {} : { articleCount: count }),
  };
}

/** A text held in full has no such place, and no text has one behind its last article. */
function reasonOf(
  document: Document,
  locator: HeldPlace['locator'],
  count: number | undefined,
): Finding['reason'] {
  const article = locator.find(({ type }) => type === 'article');
  const beyond = count !== undefined && article !== undefined && article.number > count;
  return document.text === 'official' || beyond ? 'no_such_provision' : 'text_not_held';
}
