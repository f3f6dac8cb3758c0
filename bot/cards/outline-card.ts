import type { OutlineAnswer } from '../answers/answer.ts';
import { printed } from '../answers/punctuation.ts';
import { type Element, line, run } from './element.ts';
import { type CardContext, type CardParts, heading, openUrl, sayInText, small } from './elements.ts';
import { shownLines } from './text.ts';

export function outlineCard(answer: OutlineAnswer, { link, channel }: CardContext): CardParts {
  const shown = shownLines(answer);
  const rows = shown.map(({ depth, text, choice }): Element => {
    const style = choice ? { color: 'Accent' as const, selectAction: sayInText(choice, channel) } : {};
    const indent = '\u3000'.repeat(depth);
    return line(
      [
        ...(depth > 0 ? [run(indent)] : []),
        run(printed(text), { ...style, ...(depth === 0 ? { weight: 'Bolder' as const } : {}) }),
      ],
      depth === 0 ? 'Small' : 'None',
    );
  });
  const rest = answer.lines.length - shown.length;
  return {
    body: [heading(answer.title), ...rows, ...(rest > 0 ? [small(`还有${rest}行,见网页`)] : [])],
    actions: answer.reader ? [openUrl('打开网页', link(answer.reader))] : [],
  };
}
