import type { CheckAnswer, CheckedDraft, CheckedReference } from '../answers/answer.ts';
import { type Element, line, run } from './element.ts';
import { type CardContext, type CardParts, heading, openUrl, readOn, small } from './elements.ts';
import { fitting, linesOf } from './two-screens.ts';

const COLOR = { error: 'Attention', warning: 'Warning', note: 'Accent', fine: 'Good' } as const;

/** The findings of drafts: where, what is wrong, what should stand there, and the law beside it. What has no room the page shows. */
export function checkCard({ drafts }: CheckAnswer, { link }: CardContext): CardParts {
  let room = fitting(drafts.flatMap(({ findings }) => findings.map(height)));
  const body = drafts.flatMap((draft, i) => {
    const shown = draft.findings.slice(0, room);
    room -= shown.length;
    return oneDraft(draft, shown, i > 0, link);
  });
  const left = body.length > 0 && drafts.some(({ findings, more }) => findings.length + more > 0);
  return { body, actions: left ? [openUrl('网页核对', link('/check'))] : [] };
}

function oneDraft(
  { summary, findings, more, advice }: CheckedDraft,
  shown: readonly CheckedReference[],
  below: boolean,
  link: CardContext['link'],
): Element[] {
  const left = findings.length - shown.length + more;
  return [
    { type: 'Container', separator: below, items: [heading(summary), ...(advice ? [small(advice)] : [])] },
    ...shown.map(
      (found): Element => ({ type: 'Container', separator: true, items: oneFinding(found, link) }),
    ),
    ...(left > 0 ? [small(`还有${left}处,整份在网页核对`)] : []),
  ];
}

function oneFinding(
  { severity, label, where, words, message, suggestion, reader }: CheckedReference,
  link: CardContext['link'],
): Element[] {
  return [
    line([
      run(label, { weight: 'Bolder', color: COLOR[severity] }),
      run(`  ${where}  `, { size: 'Small', isSubtle: true }),
      run(words),
    ]),
    line([run(message)], 'Small'),
    ...(suggestion ? [line([run('建议：', { weight: 'Bolder' }), run(suggestion)], 'Small')] : []),
    ...(reader ? [readOn('看原文', link(reader))] : []),
  ];
}

/** Lines of a card that a finding takes. */
function height({ where, words, message, suggestion = '', reader }: CheckedReference): number {
  return linesOf([`${where}${words}`, message, ...(suggestion ? [suggestion] : [])], reader ? 2 : 1);
}
