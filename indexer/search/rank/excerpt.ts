import type { EntryView } from './entry-view.ts';
import { defines } from './intent-marks.ts';
import type { Asked } from './signals.ts';

/** A quote longer than this is no highlight any more; a sentence is cut at a comma before it. */
const LONGEST_QUOTE = 160;

/**
 * The words of an entry that answer: the segment that covers most of what is asked, words that the intent looks for
 * counting in its favour. Verbatim. Example: 罚款3.08亿元,检查处罚率达17.3%…
 */
export function quoteOf(view: EntryView, segments: readonly number[], asked: Asked): string {
  const { shown } = view;
  if (view.segments.length === 0) return shown.slice(0, LONGEST_QUOTE);
  const { intents, phrases } = asked.understanding;
  const definition = intents.includes('definition');
  let best = 0;
  let bestScore = -1;
  for (let i = 0; i < view.segments.length; i++) {
    const { marks, folded } = view.segments[i]!;
    let fits = 0;
    for (const intent of intents) if (marks.has(intent)) fits++;
    const defined = definition && phrases.some((p) => defines(p, folded)) ? 0.5 : 0;
    const score = segments[i]! + 0.08 * fits + defined - i * 1e-4;
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  }
  const { start, end } = view.segments[best]!;
  return trim(shown.slice(start, end), asked);
}

function trim(sentence: string, asked: Asked): string {
  const words = sentence.trim();
  if (words.length <= LONGEST_QUOTE) return words;
  // Of a very long sentence the stretch of clauses that holds most of the concepts.
  const clauses = words.split(/(?<=[，,；;])/u);
  let best = { text: words.slice(0, LONGEST_QUOTE), score: -1 };
  for (let i = 0; i < clauses.length; i++) {
    let text = '';
    for (let j = i; j < clauses.length && text.length + clauses[j]!.length <= LONGEST_QUOTE; j++)
      text += clauses[j];
    const score = asked.concepts.filter((c) =>
      c.alternatives.some((a) => text.toLowerCase().includes(a)),
    ).length;
    if (text !== '' && score > best.score) best = { text, score };
  }
  return best.text.trim();
}
