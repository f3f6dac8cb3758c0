import { type Document, type Library, type Renumbering, renumberingOf } from '../../indexer/index.ts';
import { comparisonOf } from '../answers/comparison-index.ts';

export { comparisonOf };

/** The version asked for against the newest; of the newest, against the one before it. */
export function pairOf(versions: readonly Document[], asked: Document): [Document, Document] | undefined {
  const dated = versions.filter((d) => d.version);
  const newer = dated[0];
  const older = asked.version && asked.version !== newer?.version ? asked : dated[1];
  return newer && older ? [older, newer] : undefined;
}

const MAPS = new WeakMap<object, Renumbering>();

/** The map of numbers of two versions, made once. */
export function numbersOf(library: Library, older: Document, newer: Document): Renumbering {
  const comparison = comparisonOf(library, older, newer);
  const known = MAPS.get(comparison) ?? renumberingOf(comparison);
  MAPS.set(comparison, known);
  return known;
}
