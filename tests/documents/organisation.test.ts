import { expect, test } from 'vitest';
import { checkOrganisation, loadOrganisation, yearInSeries } from '../../indexer/documents/organisation.ts';
import { NO_ORGANISATION } from '../../indexer/model/organisation.ts';
import { buildDocument } from '../versions/build-document.ts';
import { knowledgeFolder } from './knowledge-folder.ts';

const folder = (yaml: string) => knowledgeFolder({ 'organisation.yaml': yaml });

test('folders that do not say whose they are leave everything open', async () => {
  const { organisation, problems } = await loadOrganisation([knowledgeFolder({}), folder('# nothing yet')]);
  expect(organisation).toEqual(NO_ORGANISATION);
  expect(problems).toEqual([]);
});

test('a later folder completes an earlier one: what is said stays, what is missing is added, lists are joined', async () => {
  const earlier = folder(`
name: 示例省渡口管理局
cities: [甲河]
questions: [{ role: 工作人员, ask: [{ question: 缆绳多久换 }] }]
examples: { term: 摆渡日 }
`);
  const later = folder(`
name: 另一个局
province: 示例
cities: [乙湾, 甲河]
questions:
  - { role: 工作人员, ask: [{ question: 缆绳多久换 }, { question: 救生衣几件 }] }
  - { role: 新同事, ask: [{ question: 渡口是什么 }] }
examples: { term: 别的词, document: 渡口条例 }
start: { motto: 有出处 }
`);
  const { organisation, problems } = await loadOrganisation([earlier, later]);
  expect(problems).toEqual([]);
  expect(organisation).toMatchObject({
    name: '示例省渡口管理局',
    province: '示例',
    cities: ['甲河', '乙湾'],
    examples: { term: '摆渡日', document: '渡口条例' },
    start: { motto: '有出处' },
  });
  expect(organisation.questions.map(({ role, ask }) => [role, ask.map((a) => a.question)])).toEqual([
    ['工作人员', ['缆绳多久换', '救生衣几件']],
    ['新同事', ['渡口是什么']],
  ]);
});

test.each([
  ['province: 示例省', 1, /不带“省”“市”/],
  ['name: 局\nprovinz: 示例', 2, /不认识的字段 provinz/],
  ["reports:\n  - { id: work-report, title: '示例省{year}年报告' }", 2, /\{year\}/],
  ['name: [一, 二]', 1, /应为文字/],
  ['name: "没有配对', 1, /YAML|配对/],
  ['questions:\n  - { role: 工作人员, ask: [] }', 2, /少于 1 项/],
])('%s is a problem with its line, and counts nothing', async (yaml, line, message) => {
  const { organisation, problems } = await loadOrganisation([folder(yaml)]);
  expect(organisation).toEqual(NO_ORGANISATION);
  expect(problems[0]).toMatchObject({ line, severity: 'error' });
  expect(problems[0]!.message + problems[0]!.cure).toMatch(message);
});

test('a report of a series has the id of the series', async () => {
  const series = { id: 'work-report-{year}', title: '示例局{year}年工作报告' };
  expect(yearInSeries(series, '示例局2023年工作报告')).toBe('2023');
  expect(yearInSeries(series, '示例局23年工作报告')).toBeUndefined();
  expect(yearInSeries(series, '示例局2023年财务报告')).toBeUndefined();
  const dir = folder(`reports:\n  - { id: '${series.id}', title: '${series.title}' }`);
  const report = (id: string) => [buildDocument({ id, title: '示例局2023年工作报告', kind: 'report' })];
  expect(await checkOrganisation([dir], report('work-report-2023'))).toEqual([]);
  expect(await checkOrganisation([dir], report('report-23'))).toMatchObject([
    { line: 2, severity: 'warning', message: expect.stringContaining('work-report-2023') },
  ]);
});
