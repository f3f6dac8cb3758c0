import { ARTICLE_LABEL, LAST_CHAPTER } from '../../language/zh/place-wordings.ts';
import { articlesOf } from '../../structure/tree.ts';
import type { Document, Entry, Finding, Hit } from '../../types.ts';
import { readableOn } from '../../versions/works.ts';
import { isHeld } from '../entries.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import { lookUp } from '../lookup.ts';
import { viewOf } from '../rank/entry-view.ts';
import type { WeighedQuestion } from '../rank/signals.ts';
import type { Understanding } from '../understand/understanding.ts';
import { counterpartFacts } from './counterpart-facts.ts';
import type { Target } from './target.ts';

type Part = Partial<Finding> & Pick<Finding, 'outcome'>;

/** The finding of a question that names exact places; undefined when it names none. */
export function exactFinding(
  u: Understanding,
  target: Target,
  store: KnowledgeStore,
  limit: number,
  asked: WeighedQuestion,
): Part | undefined {
  if (u.locators.length === 0) return undefined;
  if (target.documents.length === 0) {
    return { outcome: 'clarify', reason: 'ambiguous', choices: choicesFor(u, store) };
  }
  const counterpart = counterpartFacts(u, target, store);
  if (counterpart === 'not held') return { outcome: 'not_found', reason: 'text_not_held' };
  if (counterpart) {
    const { facts, about, places } = counterpart;
    const hits = places.flatMap(({ document, locators }) =>
      lookUp(document, locators, entriesOf(store, document)).found.map((f) => toHit(f, asked, store)),
    );
    return { outcome: 'answered', about, facts, hits: hits.slice(0, limit), confidence: 1 };
  }
  const lookups = target.documents.map((document) =>
    lookUp(document, u.placesOf.get(document.id) ?? u.locators, entriesOf(store, document)),
  );
  const hits = lookups.flatMap((l) => l.found.map((f) => toHit(f, asked, store)));
  if (hits.length > 0) return { outcome: 'answered', hits: hits.slice(0, limit), confidence: 1 };
  const [document] = target.documents;
  const count = articleCount(document!);
  const beyond =
    count !== undefined &&
    u.locators.every((l) => {
      const article = l.find((step) => step.type === 'article');
      return article === undefined || article.number > count;
    });
  if (document!.text === 'official' || beyond)
    return { outcome: 'not_found', reason: 'no_such_provision', articleCount: count };
  return { outcome: 'not_found', reason: 'text_not_held' };
}

function entriesOf(store: KnowledgeStore, document: Document): Entry[] {
  return store.entriesOf(document).filter(isHeld);
}

/** How many articles a text has: counted, told by the catalogue, or unknown where headnotes do not reach its end. */
export function articleCount(document: Document): number | undefined {
  if (document.articleCount !== undefined) return document.articleCount;
  const articles = articlesOf(document.root);
  const last = articles.at(-1);
  if (!last) return undefined;
  if (document.text === 'official') return last.number;
  const finalHeading = [...document.root.children].findLast((c) => c.type === 'chapter')?.heading ?? '';
  return LAST_CHAPTER.test(finalHeading) ? last.number : undefined;
}

/** Works that have the place asked for, statutes before others. */
function choicesFor(u: Understanding, store: KnowledgeStore): Document[] {
  const out: Document[] = [];
  for (const work of store.works.values()) {
    const document = readableOn(work, u.asOf)!.document;
    if (document.kind === 'report' || document.text === 'none') continue;
    if (lookUp(document, u.locators, entriesOf(store, document)).found.length > 0) out.push(document);
  }
  return out;
}

function toHit(
  found: { entry: Entry; locator: Hit['locator']; text: string },
  asked: WeighedQuestion,
  store: KnowledgeStore,
): Hit {
  const view = viewOf(found.entry);
  const text = found.entry.form === 'headnote' ? view.shown : found.text;
  return {
    entry: found.entry,
    score: 1,
    signals: [{ name: 'exact', value: 1 }],
    locator: found.locator,
    text,
    quote: text.replace(ARTICLE_LABEL, '').split('\n')[0]!,
    form: found.entry.form,
    status: store.statusOn(found.entry.document, asked.understanding.asOf),
  };
}
