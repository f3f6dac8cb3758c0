/**
 * Parts of cards. Words that come from knowledge stand in text runs, never in text blocks: a text block reads Markdown,
 * and a title may contain `](javascript:`.
 */
export type Element = Readonly<Record<string, unknown>>;

interface RunStyle {
  readonly weight?: 'Bolder';
  readonly color?: 'Accent' | 'Good' | 'Warning' | 'Attention';
  readonly size?: 'Small' | 'Medium';
  readonly isSubtle?: boolean;
  readonly strikethrough?: boolean;
  readonly highlight?: boolean;
  readonly selectAction?: Element;
}

/** Field by field: an answer has dozens of runs, and spreads make and write them a third slower. */
export function run(text: string, style: RunStyle = PLAIN): Element {
  const { weight, color, size, isSubtle, strikethrough, highlight, selectAction } = style;
  return { type: 'TextRun', text, weight, color, size, isSubtle, strikethrough, highlight, selectAction };
}

const PLAIN: RunStyle = {};

/** @param spacing to the element above; the host's default when undefined */
export function line(runs: readonly Element[], spacing?: 'None' | 'Small' | 'Medium'): Element {
  return { type: 'RichTextBlock', inlines: runs, spacing };
}
