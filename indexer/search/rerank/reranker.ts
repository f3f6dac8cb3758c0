import type { Ranked } from '../rank/rank.ts';

/** A passage as a reranker is shown it. */
export interface ShownPassage {
  /** The key of its entry. */
  readonly key: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
}

/** A passage in its new place, with why it stands there. */
export interface Placing {
  readonly key: string;
  readonly reason: string;
}

/**
 * The port for a second look at the first passages, such as a model that reads question and passage together. It may order
 * passages; it never writes, adds or removes one. None is switched on as shipped.
 */
export interface Reranker {
  /** Best first. Passages that it leaves out follow in their old order; keys it was not shown are passed over. */
  rerank(
    question: string,
    passages: readonly ShownPassage[],
    signal: AbortSignal,
  ): Promise<readonly Placing[]>;
}

export interface RerankOptions {
  readonly reranker?: Reranker | undefined;
  /** Passages shown to it; default 10. */
  readonly most?: number | undefined;
  /** Milliseconds after which the old order stands; default 800. */
  readonly timeoutMs?: number | undefined;
}

/** Puts ranked passages in the order of the reranker; in their own when there is none, it fails or takes too long. */
export async function reranked(
  ranked: readonly Ranked[],
  question: string,
  { reranker, most = 10, timeoutMs = 800 }: RerankOptions,
): Promise<readonly Ranked[]> {
  const first = ranked.slice(0, most);
  if (!reranker || first.length < 2) return ranked;
  const placings = await within(timeoutMs, (signal) => reranker.rerank(question, first.map(shown), signal));
  return placings ? inPlaces(first, placings).concat(ranked.slice(most)) : ranked;
}

function shown({ entry, view }: Ranked): ShownPassage {
  return { key: entry.key, title: entry.document.title, headings: entry.headings, text: view.shown };
}

/** Each passage once, with the reason for its place: so many places up or down. */
function inPlaces(first: readonly Ranked[], placings: readonly Placing[]): Ranked[] {
  const reasons = new Map<Ranked, string>();
  for (const { key, reason } of placings) {
    const passage = first.find(({ entry }) => entry.key === key);
    if (passage && !reasons.has(passage)) reasons.set(passage, reason);
  }
  const order = [...reasons.keys(), ...first.filter((passage) => !reasons.has(passage))];
  return order.map((passage, place) => {
    const reason = reasons.get(passage);
    if (reason === undefined) return passage;
    const moved = { name: `rerank: ${reason}`, value: first.indexOf(passage) - place };
    return { ...passage, notes: [...passage.notes, moved] };
  });
}

/** What comes in time; undefined when it fails or does not come. */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work(abort.signal), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}
