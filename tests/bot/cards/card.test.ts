import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { Answer } from '../../../bot/answers/answer.ts';
import { printed } from '../../../bot/answers/punctuation.ts';
import { answerCard, MOST_ACTIONS } from '../../../bot/cards/card.ts';
import { linksUnder } from '../../../bot/cards/links.ts';
import { answerText } from '../../../bot/cards/text.ts';
import { respond } from '../../../bot/commands/dispatch.ts';
import { emptyMemory } from '../../../bot/memory/memory.ts';
import { WORDS } from '../../dialogues/services-under-test.ts';
import { schemaErrors } from '../../schema-errors.ts';
import { HOSTILE, NOW, openShelf } from '../reader-shelf.ts';

/** One message for every kind of answer. */
const MESSAGES: Readonly<Record<Answer['kind'], string>> = {
  provision: `原文 《${HOSTILE}》第一条`,
  passages: '上下文 示例省防汛条例第四条',
  facts: '示例省防汛条例什么时候施行的',
  clarify: '条例',
  comparison: '对照 示例省防汛条例',
  outline: '文件',
  glossary: '术语 险情',
  lesson: '入门 第一天',
  none: '示例市救灾办法第三条',
  several: '1.示例省防汛条例第三条 2.演练多久一次 3.火箭怎么发射',
  check: '核对 依据《示例省防汛条例》第九十条和第三条。',
  note: '帮助',
};
const kinds = Object.keys(MESSAGES) as Answer['kind'][];

const knowledge = openShelf().then((library) => ({ library, ...WORDS }));
const link = linksUnder('https://zhiyi.example');
const turn = async (text: string) => ({
  text,
  memory: emptyMemory(NOW()),
  knowledge: await knowledge,
  now: NOW(),
});

async function answerOf(kind: Answer['kind']): Promise<Answer> {
  if (kind === 'clarify')
    return {
      kind,
      prompt: '您指的是哪一份文件?',
      notices: [],
      choices: [{ label: `《${HOSTILE}》`, send: HOSTILE, action: { verb: 'ask', question: HOSTILE } }],
    };
  const { answer } = await respond(await turn(MESSAGES[kind]));
  expect(answer.kind).toBe(kind);
  return answer;
}

test.each(kinds)(
  'the card of a %s is read by the parser, says everything it was given, and has at most six actions',
  async (kind) => {
    const answer = await answerOf(kind);
    const { AdaptiveCard } = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');
    for (const channel of ['webchat', 'teams'] as const) {
      const json = answerCard(answer, { link, channel });
      const card = new AdaptiveCard();
      card.parse(json);
      expect(card.getItemCount()).toBe((json.body as unknown[]).length);
      expect(((json.actions as unknown[]) ?? []).length).toBeLessThanOrEqual(MOST_ACTIONS);
      expect(JSON.stringify(json)).not.toContain('"TextBlock"');
      expect(JSON.stringify(json)).not.toMatch(/"url":"(?!https?:\/\/)/);
      expect(JSON.stringify(json)).not.toMatch(/"type":"TextRun","text":""/);
    }
  },
);

test.each(kinds)('the card of a %s is valid by the 1.5 schema', async (kind) => {
  const answer = await answerOf(kind);
  for (const channel of ['webchat', 'teams'] as const)
    expect(
      schemaErrors('adaptive-card-1.5.schema.json', answerCard(answer, { link, channel })) ?? [],
    ).toEqual([]);
});

test.each(kinds)(
  'the text of a %s is complete: every choice has a number, no heading marks',
  async (kind) => {
    const answer = await answerOf(kind);
    const text = answerText(answer, link);
    answer.choices.forEach((choice, i) => {
      expect(text).toContain(`回复 ${i + 1} ${printed(choice.label)}`);
    });
    expect(text).not.toMatch(/^#{1,6} /m);
  },
);
