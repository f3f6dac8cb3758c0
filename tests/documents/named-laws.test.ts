import { expect, it } from 'vitest';
import { loadNamedLaws, NAMED_LAWS } from '../../indexer/documents/named-laws.ts';
import { validateKnowledge } from '../../indexer/documents/validate.ts';
import { knowledgeFolder } from './knowledge-folder.ts';

it('has the three to four hundred laws that people name, each name once', async () => {
  const { laws, problems } = await loadNamedLaws(['knowledge']);
  expect(problems).toEqual([]);
  expect(laws.length).toBeGreaterThanOrEqual(300);
  expect(laws.length).toBeLessThanOrEqual(400);
  for (const name of [
    '道路交通安全法',
    '治安管理处罚法',
    '工伤保险条例',
    '民法典',
    '刑法',
    '公务员法',
    '信访条例',
    '劳动合同法',
  ])
    expect(laws.map(({ title }) => title)).toContain(name);
});

it('tells what is wrong, with its line', async () => {
  const list = [
    '- { title: 示例法, short: [示法], kind: law, issuer: 示例会 }',
    '- { title: 另一示例法, short: [示法], kind: law, issuer: 示例会 }',
    '- { title: 《示例二法》, kind: law, issuer: 示例会 }',
    '- { title: 示例三法, kind: report, issuer: 示例会 }',
    '- { title: 示例四法, kind: law, issuer: 示例会, text: 第一条 }',
  ];
  const dir = knowledgeFolder({ [NAMED_LAWS]: `${list.join('\n')}\n` });
  const { laws } = await loadNamedLaws([dir]);
  expect(laws.map(({ title }) => title)).toEqual(['示例法', '另一示例法']);
  const problems = await validateKnowledge([dir]);
  expect(problems.map(({ line, severity }) => [line, severity])).toEqual(
    [2, 3, 4, 5].map((n) => [n, 'error']),
  );
});
