import type { Document, IsoDate, TextHeld } from '../types.ts';

/** A text that is or was held, as far as it takes to tell whether it still is. */
export interface HeldText {
  readonly id: string;
  readonly version?: IsoDate;
  readonly title: string;
  readonly text: TextHeld;
  /** The file it was read from. */
  readonly path: string;
}

const WORTH: Readonly<Record<TextHeld, number>> = { none: 0, headnotes: 1, official: 2 };

/** Example: emergency-response-law@2024-06-28 */
export function textKey({ id, version }: Pick<HeldText, 'id' | 'version'>): string {
  return version === undefined ? id : `${id}@${version}`;
}

/**
 * Texts that were held and are not any more: no text of the same work and version is as good, and the file that held it holds
 * none as good either (a file whose date was corrected has lost nothing).
 */
export function lostTexts<T extends HeldText>(
  before: readonly T[],
  now: readonly Pick<Document, 'id' | 'version' | 'text' | 'path'>[],
): T[] {
  const held: ReadonlySet<unknown> = new Set(now);
  const others = before.filter((text) => !held.has(text));
  if (others.length === 0) return [];
  const best = new Map<string, number>();
  for (const document of now)
    for (const name of [`key ${textKey(document)}`, `file ${document.path}`])
      best.set(name, Math.max(best.get(name) ?? 0, WORTH[document.text]));
  return others.filter((text) => {
    const worth = Math.max(best.get(`key ${textKey(text)}`) ?? 0, best.get(`file ${text.path}`) ?? 0);
    return worth < WORTH[text.text];
  });
}
