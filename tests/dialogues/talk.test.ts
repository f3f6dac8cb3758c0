import { expect, test } from 'vitest';
import { dialogue } from './dialogue.ts';
import { cardOf, wordsOf } from './shown.ts';

test.each([
  ['你是谁开发的', /我是知依/],
  ['你能做什么', /怎么用知依/],
  ['人工', /先把问题写出来/],
  ['我新来的,该看什么', /第一天：给新同事/],
  ['谢谢', /不客气/],
  ['1+1等于几', /只回答收录的/],
])('%s is answered by the assistant and counts as no gap', async (message, said) => {
  const { hear, questions } = await dialogue();
  expect(await hear(message)).toMatch(said);
  expect(questions.at(-1)).toMatchObject({ outcome: 'command', passages: [] });
});

test('你回答错了 is feedback on the last answer, after which the conversation goes on', async () => {
  const { hear, votes, questions } = await dialogue();
  await hear('示例省防汛条例第三条');
  expect(await hear('你回答错了,应该是5亿')).toMatch(/记下了[\s\S]*转给法规处/);
  expect(votes).toMatchObject([
    { reaction: 'dislike', comment: '你回答错了,应该是5亿', question: '示例省防汛条例第三条' },
  ]);
  expect(votes[0]?.passages).toHaveLength(1);
  expect(questions.at(-1)?.outcome).toBe('command');
  expect(await hear('下一条')).toContain('第四条');
});

test('after thanks the choices and the question are still there', async () => {
  const { hear } = await dialogue();
  await hear('条例');
  const first = await hear('1');
  await hear('条例');
  await hear('谢谢');
  expect(await hear('1')).toBe(first);
});

test('第二个 picks from a list; without one the list is said to be gone', async () => {
  const after = async (...said: string[]): Promise<string> => {
    const { hear } = await dialogue();
    let heard = await hear('帮助');
    for (const message of said) heard = await hear(message);
    return heard;
  };
  const second = await after('2');
  expect(await after('第二个')).toBe(second);
  expect(await after('倒数第二个')).toBe(second);
  expect(await after('第九十个')).toContain('刚才列出的只有3项');
  expect(await after('第九十个', '第二个呢')).toBe(second);
  for (const message of ['1', '第二个', '第2个', '最后一个']) {
    const { hear: restarted, questions } = await dialogue();
    expect(await restarted(message), message).toMatch(/列表已经不在了[\s\S]*再问一次/);
    expect(questions.at(-1)?.outcome).toBe('command');
  }
});

test('a message that names no matter is asked back with buttons', async () => {
  const { hear } = await dialogue();
  expect(await hear('多久')).toMatch(/您问的是哪件事[\s\S]*回复 1 /);
});

test('several questions are answered one by one, in card and text', async () => {
  const { say, hear } = await dialogue();
  const [reply] = await say('1.示例省防汛条例第三条 2.什么是险情 3.火箭怎么发射');
  expect(reply?.text).toMatch(
    /3个问题，逐个回答[\s\S]*1\. 示例省[\s\S]*每半年[\s\S]*\[1\][\s\S]*2\. 什么是险情[\s\S]*\[2\][\s\S]*3\. 火箭怎么发射\n[^\n]*没有找到/,
  );
  expect(wordsOf(cardOf(reply))).toMatch(/1\. 示例省防汛条例第三条[\s\S]*3\. 火箭怎么发射/);
  expect(await hear('1')).toContain('第三条');
});

test('a figure without a year names its report; a year that no report is of is refused with the one held', async () => {
  const { hear } = await dialogue();
  expect(await hear('报告了多少次险情')).toMatch(/说的是2023年/);
  expect(await hear('前年报告了多少次险情')).toMatch(
    /“前年”按提问的日期算是2022年[\s\S]*《示例厅2023年工作报告》/,
  );
});
