import { expect, test } from 'vitest';
import { passagesOf } from '../../bot/answers/answer.ts';
import { answerFrom } from '../../bot/answers/from-finding.ts';
import { printed } from '../../bot/answers/punctuation.ts';
import { HOSTILE, openShelf } from '../bot/reader-shelf.ts';
import { dialogue, SCOPES } from './dialogue.ts';
import { cardOf, wordsOf } from './shown.ts';

test('an answer has the passage, its citation in official form, authority, status with its date, source and reader', async () => {
  const { hear } = await dialogue();
  const text = await hear('示例省防汛条例第四条第二款');
  expect(text).toContain('险情解除后,应当在十日内报告。');
  expect(text).toContain('[1] 《示例省防汛条例》（2023年版）第四条第二款');
  expect(text).toContain('地方性法规 · 2023-10-01起施行 · 核对于2024-05-01 · 现行有效');
  expect(text).toContain('来源：https://law.example/flood.html');
  expect(text).toContain('https://zhiyi.example/read/example-flood@2023-09-01#a4-p2');
});

test.each(Object.keys(SCOPES) as (keyof typeof SCOPES)[])(
  'in %s scope the text alone is complete and cites what the card cites',
  async (scope) => {
    const { say } = await dialogue({ scope });
    const [reply] = await say('报告说开展了什么演练');
    const card = wordsOf(cardOf(reply));
    const cited = [...(reply?.text ?? '').matchAll(/\[\d+\] .+/g)].map((m) => m[0]);
    expect(cited.length).toBeGreaterThan(0);
    for (const line of cited)
      expect(card.replace(/\] \n/g, '] ').replace(/\n+/g, '\n')).toContain(printed(line.slice(4)));
    expect(reply?.text).toMatch(/回复 1 /);
  },
);

test('who asks in which chapter is told the chapter, and who asks for the rule is not', async () => {
  const { hear } = await dialogue();
  expect(await hear('示例省防汛条例险情解除后报告在哪一章')).toContain('第四条在第二章 抢险。');
  expect(await hear('险情解除后几天内报告')).not.toContain('在第二章');
  expect(await hear('示例省防汛条例险情解除后报告到哪里')).not.toContain('在第二章');
});

test('the words that answer are bold in the card and stand in the text', async () => {
  const { say } = await dialogue();
  const [reply] = await say('险情解除后几天内报告');
  const bold = JSON.stringify(cardOf(reply)).match(/"text":"([^"]+)","weight":"Bolder"/)?.[1];
  expect(bold).toContain('十日内报告');
  expect(reply?.text).toContain(bold);
});

test('a headnote never passes for the text: mark before the words and before the citation, no quotation marks', async () => {
  const { say } = await dialogue();
  const [reply] = await say('示例应急法第二条');
  expect(reply?.text).toMatch(/要旨（非原文）\n出了事先救人/);
  expect(reply?.text).toContain('[1] 要旨（非原文）：《示例应急法》（2022年版）第二条');
  expect(reply?.text).not.toMatch(/[「“]出了事/);
  expect(reply?.text).toContain('打开网页：https://zhiyi.example/read/');
  expect(wordsOf(cardOf(reply))).toContain('要旨（非原文）');
});

test('a version asked for by name is answered, marked as superseded; the other is offered', async () => {
  const { hear } = await dialogue();
  const old = await hear('示例省防汛条例2019版第二条');
  expect(old).toContain('每年开展一次演练');
  expect(old).toContain('已被新版取代');
  const now = await hear('示例省防汛条例第三条');
  expect(now).toContain('每半年开展一次演练');
  expect(now).toMatch(/回复 \d 看2019年版/);
});

test('four refusals, each with what to do next', async () => {
  const { hear, questions } = await dialogue();
  expect(await hear('食堂午餐补贴多少')).toMatch(/没有找到[\s\S]*回复 \d /);
  const unheld = await hear('示例市救灾办法第三条写了什么');
  expect(unheld).toMatch(
    /没有收录它的正文[\s\S]*只知道报告提到了它[\s\S]*报告中的位置：一（一）1[\s\S]*回复 1 /,
  );
  expect(await hear('示例省防汛条例第二百条')).toMatch(/没有这一条款，全文共6条[\s\S]*回复 1 看它的目录/);
  expect(questions.map((q) => q.reason)).toEqual(['not_in_texts', 'text_not_held', 'no_such_provision']);
});

test('a paragraph that an article does not have is named; no count of articles is given for it', async () => {
  const { hear } = await dialogue();
  expect(await hear('示例省防汛条例第三条第二款')).toMatch(/没有第三条第二款。\n/);
});

test('a place of no text known is asked back with something to choose', async () => {
  const { hear } = await dialogue();
  expect(await hear('第二款')).toMatch(/哪一份文件[\s\S]*回复 1 /);
});

test('on a day on which nothing held was in force that is said, with what is held', async () => {
  const { hear, questions } = await dialogue();
  const text = await hear('2018年时示例省防汛条例第二条怎么规定');
  expect(text).toMatch(/还没有生效的文本[\s\S]*回复 \d 看《示例省防汛条例》（2019年版）/);
  expect(text).not.toContain('每年开展一次演练');
  expect(questions).toMatchObject([{ outcome: 'not_found', reason: 'not_in_force' }]);
});

test('a report bears the day it was published: it is never in force', async () => {
  const { say } = await dialogue();
  const [reply] = await say('示例厅2023年工作报告怎么说演练');
  for (const words of [reply?.text ?? '', wordsOf(cardOf(reply)).replace(/\n/g, '')])
    expect(words).toMatch(/报告\s*·\s*2024-01-10 发布/);
});

test('further passages are shown when they come near the first', async () => {
  const finding = await (await openShelf()).find('几天内报告险情');
  const [first] = finding.hits;
  const scored = (score: number) => ({ ...first!, score });
  const shown = (...scores: number[]) =>
    passagesOf(answerFrom({ ...finding, hits: scores.map(scored) })).length;
  expect(shown(2, 1.3, 1.2)).toBe(3);
  expect(shown(2, 1.3, 1.1)).toBe(2);
  expect(shown(2, 0.4)).toBe(1);
});

test('a hostile title stays words: no Markdown block, no link of its own', async () => {
  const { say } = await dialogue();
  const [reply] = await say(`原文 《${HOSTILE}》第一条`);
  const card = JSON.stringify(cardOf(reply));
  expect(card).toContain('onerror=alert(1)');
  expect(card).not.toContain('"TextBlock"');
  expect(card).not.toMatch(/"url":"(?!https?:)/);
});

test('the same question on the same index gives the same bytes', async () => {
  const [a, b] = await Promise.all([dialogue(), dialogue()]);
  const strip = (reply: unknown): string => JSON.stringify(reply);
  expect(strip((await a.say('几天内报告险情')).map((r) => [r.text, r.attachments, r.entities]))).toBe(
    strip((await b.say('几天内报告险情')).map((r) => [r.text, r.attachments, r.entities])),
  );
});

test('an error in a turn gets one apologetic line with an id that the log has too', async () => {
  const { hear, questions, warnings } = await dialogue({
    services: { knowledge: () => Promise.reject(new Error('磁盘坏了')) },
  });
  const text = await hear('险情');
  const id = /编号 ([0-9a-f]{8})。$/.exec(text)?.[1];
  expect(text).toMatch(/^抱歉/);
  expect(text).not.toContain('磁盘');
  expect(questions).toMatchObject([{ turn: id, outcome: 'error', error: 'Error: 磁盘坏了' }]);
  expect(warnings).toEqual([`答复失败 ${id}`]);
});

test('a log that cannot be written stops no answer', async () => {
  const { hear, warnings } = await dialogue({
    services: { questions: { record: () => Promise.reject(new Error('ENOSPC')), close: async () => {} } },
  });
  expect(await hear('示例省防汛条例第一条')).toContain('制定本条例');
  expect(warnings).toEqual(['提问记录写不进去']);
});

test('a word that many titles end with is asked back; choices work by number', async () => {
  const { hear, questions } = await dialogue();
  expect(await hear('办法')).toMatch(/您指的是哪一份？[\s\S]*回复 2 /);
  expect(questions.at(-1)).toMatchObject({ outcome: 'clarify', reason: 'ambiguous' });
  expect(await hear('1')).toContain('目录');
});

test('an article without a work is asked back; a title alone shows its contents', async () => {
  const { hear } = await dialogue();
  expect(await hear('第二条')).toMatch(/您指的是哪一份文件？[\s\S]*回复 2 《/);
  expect(await hear('示例省防汛条例')).toMatch(/目录[\s\S]*第二章 抢险/);
});
