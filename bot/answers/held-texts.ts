import type { Document } from '../../indexer/index.ts';

/** How many documents are held as what: official text, own-words headnotes only, no text at all. */
export function heldTexts(documents: readonly Document[]): Readonly<Record<Document['text'], number>> {
  const counts = { official: 0, headnotes: 0, none: 0 };
  for (const { text } of documents) counts[text] += 1;
  return counts;
}

/** What brings the official texts. */
export const BRINGS_TEXTS = 'npx zhiyi sync(没有外网的机器:npx zhiyi import 快照或原文文件)';

/**
 * One line on the texts of which only headnotes are held, with the command that brings them; undefined where there are none.
 * Example: 24 份只有要旨,不是原文;取回官方原文:npx zhiyi sync …
 */
export function headnotesOnlyLine(documents: readonly Document[]): string | undefined {
  const { headnotes } = heldTexts(documents);
  return headnotes === 0 ? undefined : `${headnotes} 份只有要旨,不是原文;取回官方原文:${BRINGS_TEXTS}`;
}
