import { passageSum } from '../documents/passage-sum.ts';
import { parseLocator } from '../structure/locator.ts';
import { resolvePlace } from '../structure/resolve-place.ts';
import type {
  ApprovedAnswer,
  ApprovedPassage,
  ApprovedState,
  Document,
  Finding,
  Hit,
  IsoDate,
  Locator,
  Status,
} from '../types.ts';
import { successorsOf } from '../versions/successors.ts';
import { expressionOf, readableOn } from '../versions/works.ts';
import { isHeld } from './entries.ts';
import type { KnowledgeStore } from './knowledge-store.ts';
import { lookUp } from './lookup.ts';
import type { Background } from './understand/background.ts';
import type { Readings } from './understand/reading.ts';
import { questionKey } from './understand/same-question.ts';
import { understand } from './understand/understand.ts';

/** Statuses of a text that nobody should be given as the answer without having asked for it. */
const NOT_IN_FORCE: ReadonlySet<Status> = new Set(['superseded', 'repealed', 'expired', 'not_yet_in_force']);
/** Characters of matter up to which a message in a talk may mean what was talked of before. */
const LITTLE = 4;

/** Gives an approved answer to a message that asks what it is bound to; undefined to all others. */
export type ApprovedFinder = (message: Readings, asOf: IsoDate) => Promise<Finding | undefined>;

/** The answers that a department has bound to questions. One whose passages are not what they were is none. */
export function approvedFinder(
  answers: readonly ApprovedAnswer[],
  store: KnowledgeStore,
  background: Background,
): ApprovedFinder | undefined {
  if (answers.length === 0) return undefined;
  let table: Promise<ReadonlyMap<string, ApprovedAnswer>> | undefined;
  return async ({ alone, earlier }, asOf) => {
    if (earlier > 0 && alone.matterLength <= LITTLE) return undefined;
    table ??= keysOf(answers, background, asOf);
    const found = (await table).get(questionKey(alone, background.tokenizer));
    if (!found || stateOf(found, store, asOf) !== 'good') return undefined;
    const hits = found.passages.flatMap((passage) => hitOf(passage, store, asOf) ?? []);
    const [first] = hits;
    if (!first) return undefined;
    const { note, by, on } = found;
    return {
      query: {
        raw: alone.raw,
        normalized: alone.normalized,
        intents: alone.intents,
        documents: alone.works,
        locators: [],
        terms: alone.terms,
        asOf,
      },
      outcome: 'answered',
      hits,
      confidence: 1,
      otherVersions: [],
      choices: [],
      successors: successorsOf(first.entry.document, store.documents, asOf),
      approved: { by, on, ...(note === undefined ? {} : { note }) },
    };
  };
}

/** Whether an approved answer can be given. */
export function stateOf(answer: ApprovedAnswer, store: KnowledgeStore, asOf: IsoDate): ApprovedState {
  for (const { document: ref, at, sum } of answer.passages) {
    const document = documentOf(ref, store, asOf);
    const locator = parseLocator(at);
    const provision = document && locator && resolvePlace(document, locator)[0];
    if (!document || !provision) return 'gone';
    if (passageSum(provision) !== sum) return 'changed';
    if (NOT_IN_FORCE.has(store.statusOn(document, asOf))) return 'not_in_force';
  }
  return 'good';
}

/** Of two answers to one question the later one counts: it stands in the later folder, or below. */
async function keysOf(
  answers: readonly ApprovedAnswer[],
  background: Background,
  asOf: IsoDate,
): Promise<ReadonlyMap<string, ApprovedAnswer>> {
  const keys = new Map<string, ApprovedAnswer>();
  for (const answer of answers)
    for (const wording of [answer.question, ...answer.also]) {
      const { alone } = await understand(wording, [], asOf, background);
      keys.set(questionKey(alone, background.tokenizer), answer);
    }
  return keys;
}

function documentOf(ref: string, { works }: KnowledgeStore, asOf: IsoDate): Document | undefined {
  const [id = '', version] = ref.split('@');
  const work = works.get(id);
  if (!work) return undefined;
  return version === undefined ? readableOn(work, asOf)?.document : expressionOf(work, version);
}

function hitOf(
  { document: ref, at }: ApprovedPassage,
  store: KnowledgeStore,
  asOf: IsoDate,
): Hit | undefined {
  const document = documentOf(ref, store, asOf);
  const locator = parseLocator(at) as Locator;
  const entries = document ? store.entriesOf(document).filter(isHeld) : [];
  const found = document && lookUp(document, [locator], entries).found[0];
  if (!found) return undefined;
  const { entry } = found;
  const text = entry.form === 'headnote' ? (entry.headnote?.text ?? '') : found.text;
  const quote = text.replace(/^第[^\s]{1,12}条(?:之.)?\s+/u, '').split('\n')[0] ?? '';
  const status = store.statusOn(entry.document, asOf);
  return { entry, score: 1, signals: [], locator: found.locator, text, quote, form: entry.form, status };
}
