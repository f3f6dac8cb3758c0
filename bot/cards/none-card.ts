import type { NoneAnswer } from '../answers/answer.ts';
import { printed } from '../answers/punctuation.ts';
import { line, run } from './element.ts';
import { type CardContext, type CardParts, heading, openUrl, reference, small } from './elements.ts';
import { safeUrl } from './links.ts';

const TITLE: Record<NoneAnswer['reason'], string> = {
  not_in_texts: '没有找到依据',
  text_not_held: '未收录正文',
  no_such_provision: '没有这一条款',
  not_in_force: '当时没有有效文本',
};

export function noneCard(answer: NoneAnswer, context: CardContext): CardParts {
  const source = safeUrl(answer.sourceUrl);
  return {
    body: [
      heading(TITLE[answer.reason]),
      line([run(printed(answer.message))]),
      ...answer.known.map(small),
      ...(answer.nearest.length > 0
        ? [
            {
              type: 'Container',
              separator: true,
              items: [small('最接近的文字(不是答案)'), ...answer.nearest.map((p) => reference(p, context))],
            },
          ]
        : []),
    ],
    actions: source ? [openUrl('官方文本', source)] : [],
  };
}
