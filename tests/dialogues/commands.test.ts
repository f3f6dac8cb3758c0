import { expect, test } from 'vitest';
import { COMMANDS } from '../../bot/commands/table.ts';
import { openLibrary } from '../../indexer/index.ts';
import { NOW, openShelf } from '../bot/reader-shelf.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';
import { dialogue } from './dialogue.ts';
import { cardOf, wordsOf } from './shown.ts';

test('every command of the table answers, and its aliases do the same', async () => {
  for (const command of COMMANDS) {
    const { hear } = await dialogue();
    const by = async (name: string): Promise<string> => {
      await hear('重来');
      await hear('示例省防汛条例第三条');
      return hear(name);
    };
    const answer = await by(command.name);
    expect(answer, command.name).not.toMatch(/没有找到能回答/);
    for (const alias of command.aliases) expect(await by(alias), alias).toBe(answer);
  }
});

test('help names every listed command and three questions that work', async () => {
  const { hear, questions } = await dialogue();
  const help = await hear('help');
  for (const { name } of COMMANDS.filter((c) => c.listed && c.name !== '帮助'))
    expect(help).toContain(`${name}：`);
  const count = [...help.matchAll(/^回复 \d /gm)].length;
  expect(count).toBe(3);
  for (let n = 1; n <= count; n++) {
    await hear('帮助');
    await hear(String(n));
    expect(questions.at(-1)?.outcome, String(n)).toMatch(/answered|command/);
  }
});

test.each(['Hi', '你好', 'HELLO', ' ', '您好!'])('%s is greeted with questions that work', async (text) => {
  const { hear } = await dialogue();
  expect(await hear(text)).toMatch(/我是知依[\s\S]*回复 3 /);
});

test('目录 lists the chapters with their articles; a click shows one', async () => {
  const { say, hear } = await dialogue();
  const [reply] = await say('目录 防汛条例');
  expect(reply?.text).toMatch(/第一章 总则（第一条至第三条）\n第二章 抢险（第四条至第六条）/);
  expect(wordsOf(cardOf(reply))).toContain('第二章 抢险');
  expect(await hear('目录 示例市救灾办法')).toMatch(/总则[\s\S]*没有收录它的正文/);
  expect(await hear('目录 没有这部法')).toMatch(/没有找到“没有这部法”/);
});

test('目录 of headnotes says that its ranges are not those of the text; a single article is no range', async () => {
  const law = knowledgeFile(
    {
      id: 'law',
      title: '示例演练法',
      version: '2023-09-01',
      text: 'headnotes',
      headnotes: {
        follows: '2023-09-01',
        officialText: '示例网 https://law.example',
        notice: '要旨不是原文。',
      },
    },
    '## 第一章 总则\n\n第一条 说明目的。\n\n第三条 半年练一回。\n\n## 第二章 附则\n\n第九条 说明施行日。\n',
  );
  const library = await openLibrary({ dirs: [knowledgeFolder({ 'law.md': law })], now: NOW });
  const { hear } = await dialogue({ knowledge: { library, glossary: [], paths: [] } });
  expect(await hear('目录 示例演练法')).toMatch(
    /第一章 总则（第一条至第三条）\n第二章 附则（第九条）[\s\S]*没有收录它的正文，括号里是写了要旨的条/,
  );
});

test('文件 tells of every document its status and what is held of it', async () => {
  const { hear } = await dialogue();
  const text = await hear('文件');
  expect(text).toContain(
    '《示例省防汛条例》（2023年版） 2023-10-01起施行 · 核对于2024-05-01 · 现行有效 · 原文',
  );
  expect(text).toContain('《示例应急法》（2022年版） 未核实 · 要旨（非原文）');
  expect(text).toContain('《示例市救灾办法》 未核实 · 未收录正文');
  expect(text).toMatch(/收录了\d+份文件：原文\d+份，只有要旨\d+份，没有正文\d+份/);
  expect(text).toMatch(/\d+ 份只有要旨，不是原文；取回官方原文：npx zhiyi sync/);
});

test('对照 shows an article in two versions with its changes marked', async () => {
  const { say, hear } = await dialogue();
  const [reply] = await say('对照 防汛条例 第三条');
  expect(reply?.text).toMatch(/第二条 → 第三条（有改动）[\s\S]*每【增：半】年/);
  const card = JSON.stringify(cardOf(reply));
  expect(card).toContain('"highlight":true');
  expect(reply?.text).toMatch(
    /回复 1 看《示例省防汛条例》（2019年版）第二条\n回复 2 看《示例省防汛条例》（2023年版）第三条/,
  );
  const [whole] = await say('对照 防汛条例');
  expect(whole?.text).toMatch(/第二条（新增）/);
  expect(whole?.text).toMatch(/第三条 → 第四条（只改了条号）\n[\s\S]*\n（一）转移人员;\n（二）加固堤坝。\n/);
  expect(JSON.stringify(cardOf(whole))).toContain('"highlight":true');
  expect(await hear('对照 示例应急法')).toContain('只收录了一个版本');
});

test('引用关系 tells both directions, the report included', async () => {
  const { hear } = await dialogue();
  const text = await hear('引用关系 示例省防汛条例第四条');
  expect(text).toMatch(/引用它的[\s\S]*《示例厅2023年工作报告》 一（一）2/);
  expect(await hear('引用关系 示例省防汛条例第五条')).toMatch(/它引用的[\s\S]*《示例市救灾办法》/);
});

test('术语 shows where a term is explained or used; one that is not in the list is asked of the texts', async () => {
  const { hear } = await dialogue();
  expect(await hear('术语 险情')).toMatch(/术语：险情[\s\S]*所称险情,是指/);
  const used = await hear('术语 练兵');
  expect(used).toMatch(/术语：演练\n报告说开展了演练。/);
  expect(used).toContain('没有给它下定义');
  expect(await hear('术语')).toMatch(/术语表（2）[\s\S]*险情/);
});

test('术语 asks for the word by itself, not as what goes on from the question before', async () => {
  const { hear } = await dialogue();
  await hear('多久开展一次演练');
  expect(await hear('术语 火箭')).not.toContain('接着');
});

test('术语 lists every term: no page has those that are left out', async () => {
  const library = await openShelf();
  const glossary = Array.from({ length: 60 }, (_, i) => ({ term: `词${i + 1}`, aliases: [], where: [] }));
  const { say } = await dialogue({ knowledge: { library, glossary, paths: [] } });
  const [reply] = await say('术语');
  expect(reply?.text).toMatch(/词60$/);
  expect(wordsOf(cardOf(reply))).toMatch(/词60(?![\s\S]*见网页)/);
});

test('a document goes by its short title, whatever follows the command', async () => {
  const report = knowledgeFile(
    { id: 'r', kind: 'report', title: '示例厅2023年工作报告', shortTitles: ['工作报告', '报告'] },
    '示例厅2023年工作报告\n\n一、主要工作\n\n(一)健全制度\n\n1.修订条例。组织修订。\n\n2.开展演练。演练三次。\n',
  );
  const library = await openLibrary({ dirs: [knowledgeFolder({ 'r.md': report })], now: NOW });
  const { hear } = await dialogue({ knowledge: { library, glossary: [], paths: [] } });
  for (const command of ['引用关系', '上下文', '原文'])
    expect(await hear(`${command} 报告一(一)2`), command).toMatch(/《示例厅2023年工作报告》 ?一（一）2/);
});

test('入门 goes through a path step by step, keeps the place and closes with a self-check of five', async () => {
  const { hear } = await dialogue();
  expect(await hear('入门')).toContain('第一天：给新同事，共6步，最后自测5题');
  expect(await hear('1')).toMatch(/第1步，共6步\n为什么读：理由1/);
  expect(await hear('继续')).toContain('第2步');
  await hear('示例省防汛条例第三条');
  expect(await hear('入门')).toContain('接着读：第一天');
  for (let step = 3; step <= 6; step++) expect(await hear('跳过')).toContain(`第${step}步`);
  for (let n = 1; n <= 5; n++) {
    expect(await hear('继续')).toMatch(new RegExp(`自测 第${n}题，共5题\n自测${n}`));
    expect(await hear('继续')).toMatch(new RegExp(`^自测 第${n}题，共5题\n自测${n}\n[\\s\\S]*开展演练`));
  }
  expect(await hear('继续')).toContain('读完了：第一天');
});

test('what is typed after a question of the self-check is looked at as its answer, another question is answered', async () => {
  const { hear, questions } = await dialogue();
  await hear('入门 第一天');
  for (let step = 1; step <= 6; step++) await hear('继续');
  expect(await hear('开展演练')).toMatch(/^自测 第1题，共5题[\s\S]*答对了/);
  await hear('继续');
  for (const guess of ['A', '45项', '不知道']) {
    expect(await hear(guess), guess).toMatch(/^自测 第\d题，共5题[\s\S]*请对照原文/);
    await hear('继续');
  }
  expect(await hear('险情怎么报')).not.toContain('自测');
  expect(questions.at(-1)?.outcome).not.toBe('command');
});

test('the address of a reader page, pasted, shows its place', async () => {
  const { hear } = await dialogue();
  for (const host of ['http://localhost:3978', 'https://zhiyi.example', ''])
    expect(await hear(`${host}/read/example-flood@2023-09-01#a3`), host).toMatch(/第三条/);
  expect(await hear('https://zhiyi.example/read/nothing-held#a3')).toContain('没有找到');
});

test('a question that begins like a command is a question', async () => {
  const { questions, say } = await dialogue();
  for (const text of ['文件由谁印发', '帮助企业做了什么', '对照检查怎么做', '目录公开吗']) {
    await say(text);
    expect(questions.at(-1)?.outcome, text).not.toBe('command');
  }
});
