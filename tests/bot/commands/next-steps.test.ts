import { expect, test } from 'vitest';
import { answerFrom } from '../../../bot/answers/from-finding.ts';
import { withNextSteps } from '../../../bot/commands/next-steps.ts';
import { type Library, openLibrary } from '../../../indexer/index.ts';
import { knowledgeFile, knowledgeFolder } from '../../documents/knowledge-folder.ts';
import { NOW } from '../reader-shelf.ts';

const FERRIES = `第一章 总则

第一条 渡口应当配备救生衣。

第二条 渡口的缆绳依照《示例缆绳办法》第一条更换。

第二章 法律责任

第三条 违反本条例第一条规定的,处五百元罚款。
`;

const opened = () =>
  openLibrary({
    dirs: [
      knowledgeFolder({
        'example-ferries.md': knowledgeFile(
          { id: 'example-ferries', kind: 'local-regulation', title: '示例渡口条例' },
          FERRIES,
        ),
        'example-ropes.md': knowledgeFile(
          { id: 'example-ropes', kind: 'measures', title: '示例缆绳办法' },
          '第一条 缆绳每年更换一次。\n\n第二条 更换由渡口负责。\n',
        ),
      }),
    ],
    now: NOW,
  });

async function nextTo(held: Library, question: string): Promise<string[]> {
  const { choices } = withNextSteps(answerFrom(await held.find(question)), held);
  return choices.slice(1).map(({ label }) => label);
}

test('what breaking it costs, what it cites, what cites it, what follows', async () => {
  const held = await opened();
  expect(await nextTo(held, '示例渡口条例第一条')).toEqual(['违反了怎么处理：第三条', '下一条：第二条']);
  expect(await nextTo(held, '示例渡口条例第二条')).toEqual([
    '看它引用的：《示例缆绳办法》第一条',
    '下一条：第三条',
  ]);
  expect(await nextTo(held, '示例渡口条例第三条')).toEqual(['看它引用的：第一条']);
  expect(await nextTo(held, '示例缆绳办法第一条')).toEqual([
    '看引用它的：《示例渡口条例》第二条',
    '下一条：第二条',
  ]);
});

test('a refusal leads nowhere by itself', async () => {
  const held = await opened();
  const answer = answerFrom(await held.find('示例渡口条例第九条'));
  expect(withNextSteps(answer, held)).toBe(answer);
});
