import type { Document, Finding, Governing } from '../../types.ts';
import { fold } from '../fold.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { Target } from './target.ts';

type Part = Partial<Finding> & Pick<Finding, 'outcome'>;

const SUBJECTS = new WeakMap<KnowledgeStore, readonly Document[]>();
/** From this probability on a question is about a year's work, or about the office: no rule governs it. */
const NO_RULE = 0.5;

/**
 * Documents known without their text whose subjects a question is about: they govern the matter too, whatever other text
 * answers. Nothing for a question that names its document or place, is told by a report, or whose answer is of that document.
 */
export function governingOf(
  { outcome, reason, facts, hits }: Part,
  u: Understanding,
  target: Target,
  store: KnowledgeStore,
): readonly Governing[] {
  const shown = hits?.[0]?.entry.document;
  if (!shown || facts || target.documents.length > 0 || u.locators.length > 0) return [];
  const isAnswer = outcome === 'answered' && shown.kind !== 'report';
  const isMiss = reason === 'not_in_texts' && u.matter.report < NO_RULE && u.matter.office < NO_RULE;
  if (!isAnswer && !isMiss) return [];
  const question = fold(u.normalized);
  const said = new Set(u.concepts.flatMap(({ alternatives }) => alternatives));
  return documentsWithSubjects(store).flatMap((document) => {
    const subject = document.subjects!.find((word) => question.includes(word) || said.has(word));
    const governs =
      subject !== undefined &&
      document.id !== shown.id &&
      holdsThere(document, u.regions, store) &&
      HOLDING.has(store.statusOn(document, u.asOf));
    return governs ? [{ document, subject }] : [];
  });
}

const HOLDING: ReadonlySet<string> = new Set(['in_force', 'unverified']);

/** Rules of one's own place are no rules of another that is named. */
function holdsThere(document: Document, regions: readonly string[], store: KnowledgeStore): boolean {
  const { home, isWithinHome, regionOfTitle } = store.jurisdiction;
  const standing = store.standingOf(document, regions);
  const elsewhere = regions.some((region) => region !== home && !isWithinHome(region));
  const isLocal = regionOfTitle(document.title) !== undefined;
  return standing === 1 || (standing === 0 && !(elsewhere && isLocal));
}

/** Found once a store; most documents name no subjects. */
function documentsWithSubjects(store: KnowledgeStore): readonly Document[] {
  let known = SUBJECTS.get(store);
  if (!known) {
    known = store.documents.filter(({ subjects, text }) => subjects !== undefined && text !== 'official');
    SUBJECTS.set(store, known);
  }
  return known;
}
