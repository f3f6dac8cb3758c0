/** Halves of a character, as pairs of characters cut them, and the one character that text of PostgreSQL cannot hold. */
const UNFIT = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\0/g;

/** A term as the database keeps it: different terms stay different. */
export function termKey(term: string): string {
  return term.replace(UNFIT, (unit) => `\ue000${unit.charCodeAt(0).toString(16)}`);
}
