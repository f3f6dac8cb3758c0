import { textOf } from '../structure/tree.ts';
import type { Provision } from '../types.ts';
import { similarityOf } from './align.ts';
import type { Transfer } from './comparison.ts';
import { Likeness, type Profile } from './likeness.ts';
import { folded } from './typography.ts';

/** Paragraphs less alike than this do not show that one went into the other. */
const LEAST_SIMILARITY = 0.45;
/** Enough where each is the other's likest by far or near: nothing else claims either. */
const LEAST_MUTUAL = 0.35;
/** A paragraph that is so much more like another stands there and did not go here. */
const MARGIN = 0.15;
/** Shorter paragraphs are formulas that many articles share: 法律另有规定的,从其规定。 */
const SHORTEST = 20;

interface Unit {
  readonly article: Provision;
  readonly profile: Profile;
}

/**
 * Where articles were split or merged: for every paragraph of either version the likest paragraph of the other, when it
 * stands in an article that is not the counterpart. Best first, each pair of articles once.
 * @param counterpart the newer article that an older one is paired with
 */
export function transfersOf(
  older: readonly Provision[],
  newer: readonly Provision[],
  counterpart: ReadonlyMap<Provision, Provision>,
): Transfer[] {
  const texts = [...older, ...newer].map(paragraphsOf);
  const likeness = new Likeness(texts.flat());
  const units = texts.map((own) => own.map((text) => likeness.profile(text)));
  const a = unitsOf(older, units.slice(0, older.length));
  const b = unitsOf(newer, units.slice(older.length));
  const found = new Map<string, Transfer>();
  const note = (from: Unit, to: Unit, similarity: number) => {
    if (counterpart.get(from.article) === to.article) return;
    const key = `${older.indexOf(from.article)}-${newer.indexOf(to.article)}`;
    if ((found.get(key)?.similarity ?? 0) >= similarity) return;
    found.set(key, { older: from.article, newer: to.article, similarity });
  };
  const scores = a.map((one) => b.map((other) => similarityOf(likeness, one.profile, other.profile)));
  const likestOfOlder = scores.map((row) => Math.max(0, ...row));
  const likestOfNewer = b.map((_, j) => scores.reduce((most, row) => Math.max(most, row[j]!), 0));
  a.forEach((one, i) => {
    b.forEach((other, j) => {
      const similarity = scores[i]![j]!;
      const [most, ofOther] = [likestOfOlder[i]!, likestOfNewer[j]!];
      if (similarity < most && similarity < ofOther) return;
      const mutual = similarity >= most && similarity >= ofOther;
      if (similarity < (mutual ? LEAST_MUTUAL : LEAST_SIMILARITY)) return;
      if (Math.max(most, ofOther) - similarity <= MARGIN) note(one, other, similarity);
    });
  });
  return [...found.values()].sort((x, y) => y.similarity - x.similarity);
}

function paragraphsOf(article: Provision): string[] {
  return article.children.map(textOf).filter((text) => folded(text).length >= SHORTEST);
}

function unitsOf(articles: readonly Provision[], profiles: readonly (readonly Profile[])[]): Unit[] {
  return articles.flatMap((article, i) => profiles[i]!.map((profile) => ({ article, profile })));
}
