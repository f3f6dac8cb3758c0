import type { Finding } from '../types.ts';
import type { Understanding } from './understand/understanding.ts';

/** Findings by how many passages were wanted. */
type Findings = Map<number, Promise<Finding>>;

const kept = new WeakMap<object, WeakMap<Understanding, Findings>>();

/**
 * The answer to a message by itself. It is kept for as long as the message is, since the next one of its talk is judged
 * beside it: whether that goes on from it, and from which passage.
 * @param rooms what it was answered with: others may answer otherwise
 */
export function answeredAlone(
  understanding: Understanding,
  limit: number,
  rooms: object,
  answer: () => Promise<Finding>,
): Promise<Finding> {
  const ofRooms = kept.get(rooms) ?? new WeakMap<Understanding, Findings>();
  kept.set(rooms, ofRooms);
  const findings: Findings = ofRooms.get(understanding) ?? new Map();
  ofRooms.set(understanding, findings);
  const known = findings.get(limit);
  if (known) return known;
  const finding = answer();
  findings.set(limit, finding);
  finding.catch(() => findings.delete(limit));
  return finding;
}
