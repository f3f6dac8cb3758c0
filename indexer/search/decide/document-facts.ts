import { ANY_OF_KIND, type FactName, HIGHLIGHTS } from '../../language/zh/document-facts.ts';
import {
  FACT_WORDS,
  IN_FORCE,
  MADE_UNDER,
  NO_COMPARISON,
  TITLE_PASSAGE,
  UNKNOWN,
} from '../../language/zh/document-words.ts';
import type { Document, Entry, Fact, Finding, Hit } from '../../types.ts';
import { factOf } from '../../versions/facts.ts';
import { successorsOf } from '../../versions/successors.ts';
import { expressionOn } from '../../versions/works.ts';
import { isHeld } from '../entries.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import { viewOf } from '../rank/entry-view.ts';
import type { Understanding } from '../understand/understanding.ts';
import { overview } from './overview.ts';
import { reportsOf } from './report-years.ts';
import type { Target } from './target.ts';

type Part = Partial<Finding> & Pick<Finding, 'outcome'>;

/** Facts told besides those asked for. */
const BESIDE: readonly FactName[] = [
  'status',
  'effective',
  'issuer',
  'number',
  'revised',
  'articles',
  'source',
];
/** Most documents to choose from. */
const MOST_CHOICES = 8;

/**
 * The finding of a question that asks for facts of documents and nothing else: when it came into force, who made it, whether
 * it still holds. Undefined for any other question, and where a text held may know what the catalogue does not.
 * @param passage what answered the question before, whose document is meant where none is named
 */
export function documentFacts(
  u: Understanding,
  target: Target,
  store: KnowledgeStore,
  passage: Entry | undefined,
): Part | undefined {
  if (u.askedFacts.length === 0 || u.locators.length > 0) return undefined;
  const documents = documentsMeant(u, target, store, passage);
  if (documents.length === 0) return whichOf(u, store);
  const parts = overview(u, documents, store);
  if (parts) return parts;
  const facts: Fact[] = [];
  for (const document of documents) {
    const of = { document, all: store.documents, asOf: u.asOf };
    const prefix = documents.length > 1 ? `《${document.title}》${document.version ?? ''} ` : '';
    for (const fact of u.askedFacts) {
      const value = factOf(fact, of) ?? toldBy(fact, document, u, store);
      if (value === undefined) return undefined;
      facts.push({ name: `${prefix}${FACT_WORDS[fact]}`, value });
    }
  }
  const [about] = documents;
  if (documents.length === 1) facts.push(...beside(about!, u, store));
  const hits = documents.flatMap((document) => saying(u.askedFacts, document, u, store));
  return { outcome: 'answered', about, facts, hits, confidence: 1 };
}

/** A fact that the catalogue does not have: in the words of the text; said to be unknown only where no text held could have it. */
function toldBy(
  fact: FactName,
  document: Document,
  u: Understanding,
  store: KnowledgeStore,
): string | undefined {
  if (fact === 'changes') return NO_COMPARISON;
  // An older text that is held may tell.
  if (fact === 'basis' && document.text === 'none') return undefined;
  const [words] = saying([fact], document, u, store);
  if (words) return words.quote;
  return document.text === 'official' ? undefined : UNKNOWN;
}

/** The documents asked about: what is in force of each work named, held or not; a version named is that version. */
function documentsMeant(
  { works, version, asOf, askedFacts, normalized }: Understanding,
  { documents }: Target,
  store: KnowledgeStore,
  passage: Entry | undefined,
): readonly Document[] {
  const pointed = version.named !== undefined || version.older || version.both;
  // 新旧版本有什么区别 is told of the newer one.
  const compared = askedFacts.includes('changes');
  if (pointed && !compared && documents.length > 0) return documents;
  const named = works.flatMap((id) => {
    const work = store.works.get(id);
    return work ? (expressionOn(work, asOf)?.document ?? []) : [];
  });
  if (named.length > 0) return named;
  // 报告亮点, of which year is not said: the newest.
  const [newest] = HIGHLIGHTS.test(normalized) ? reportsOf(store) : [];
  if (newest) return [newest.document];
  return passage ? [passage.document] : [];
}

/** 条例几号开始算数 with nothing before it: any of them may be meant. */
function whichOf({ normalized }: Understanding, store: KnowledgeStore): Part | undefined {
  const kind = ANY_OF_KIND.exec(normalized)?.groups?.kind;
  if (kind === undefined) return undefined;
  const choices = [...store.works.values()]
    .map(({ expressions }) => expressions[0]!)
    .filter((d) => d.title.endsWith(kind))
    .sort((a, b) => Number(a.text === 'none') - Number(b.text === 'none'))
    .slice(0, MOST_CHOICES);
  return choices.length > 1 ? { outcome: 'clarify', reason: 'ambiguous', choices } : undefined;
}

function beside(document: Document, u: Understanding, store: KnowledgeStore): Fact[] {
  const replaced = successorsOf(document, store.documents, u.asOf).length > 0;
  const told: readonly FactName[] = replaced ? ['successor', ...BESIDE] : BESIDE;
  return told
    .filter((fact) => !u.askedFacts.includes(fact))
    .flatMap((fact) => {
      const value = factOf(fact, { document, all: store.documents, asOf: u.asOf });
      return value === undefined ? [] : [{ name: FACT_WORDS[fact], value }];
    });
}

/** Where the text itself says it: the last article on its entry into force, the first on its basis, the title block of a report on its publication. */
function saying(
  asked: readonly FactName[],
  document: Document,
  { asOf }: Understanding,
  store: KnowledgeStore,
): Hit[] {
  const entries = store.entriesOf(document).filter(isHeld);
  const entry =
    document.kind === 'report'
      ? asked.some((fact) => TITLE_BLOCK.includes(fact)) &&
        entries.find((e) => e.locator.at(-1)?.name === TITLE_PASSAGE)
      : (asked.includes('effective') && entries.findLast((e) => IN_FORCE.test(viewOf(e).shown))) ||
        (asked.includes('basis') && entries.slice(0, 1).find((e) => MADE_UNDER.test(viewOf(e).shown)));
  if (!entry) return [];
  const view = viewOf(entry);
  const words = document.kind === 'report' ? DATED : asked.includes('effective') ? IN_FORCE : MADE_UNDER;
  const quote = view.shown.split(/\n|(?<=。)/u).find((sentence) => words.test(sentence));
  return [
    {
      entry,
      score: 1,
      signals: [{ name: 'fact', value: 1 }],
      locator: entry.locator,
      text: view.shown,
      quote: (quote ?? '').trim(),
      form: entry.form,
      status: store.statusOn(document, asOf),
    },
  ];
}

const TITLE_BLOCK: readonly FactName[] = ['published', 'issuer', 'number', 'source'];
const DATED = /\d{4}-\d{2}-\d{2}/u;
