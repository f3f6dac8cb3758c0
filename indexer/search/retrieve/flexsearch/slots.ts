/** Impact slots a term. 48 is where quantised impacts rank as exact BM25 does (measured by `npm run bench`). */
export const SLOTS = 48;

/** The impact a slot stands for, between 0 and 1: the middle of its range. Slot 0 is the greatest. */
export function impactOf(slot: number): number {
  return 1 - (slot + 0.5) / SLOTS;
}

/** The slot of an impact between 0 and 1. */
export function slotOf(impact: number): number {
  return Math.min(SLOTS - 1, Math.max(0, Math.floor((1 - impact) * SLOTS)));
}
