import { expect, it } from 'vitest';
import { importOriginal } from '../../../indexer/import/import-original.ts';
import type { Document } from '../../../indexer/types.ts';
import { emptyFolder } from '../imported.ts';
import { around } from './site-page.ts';

const TITLE = '示例省风车险情应急预案';
const known = (fields: Partial<Document> = {}): Document =>
  ({
    id: 'windmill-plan',
    version: '2031-02-06',
    kind: 'plan',
    title: TITLE,
    shortTitles: [],
    status: 'in_force',
    text: 'none',
    history: [],
    relations: [],
    outline: [],
    root: { type: 'document', children: [], locator: [], text: '', heading: '', label: '' },
    path: 'mill.md',
    ...fields,
  }) as unknown as Document;

const PLAN = [
  '1 总则',
  '1.1 编制目的',
  '为应对风车险情，制定本预案。',
  '2 组织体系',
  '2.1 指挥机构',
  '由里长指挥。',
  '3 附则',
  '本预案自印发之日起实施。',
];
const NOTICE = ['各村：', `现将《${TITLE}》印发给你们，请认真贯彻执行。`, '示例省防指', '2031年2月20日'];

async function fetched(lines: readonly string[], heading: string, document: Document, day = '') {
  const markup = around(
    `<h1>${heading}</h1>${day}<div id="zoom">${lines.map((line) => `<p>${line}</p>`).join('\n')}</div>`,
    `<meta name="ArticleTitle" content="${heading}">`,
  );
  const original = {
    bytes: new TextEncoder().encode(markup),
    name: 'a.html',
    url: 'https://example.gov.cn/a.html',
  };
  const out = emptyFolder();
  return importOriginal(original, { catalogue: [document], out, today: '2031-05-01', expected: document });
}

it('a plan below the notice that makes it known is the plan, in the version that was asked for', async () => {
  const heading = `示例省防指关于印发${TITLE}的通知`;
  const result = await fetched([...NOTICE, TITLE, ...PLAN], heading, known());
  expect(result).toMatchObject({ outcome: 'new', id: 'windmill-plan', version: '2031-02-06', title: TITLE });
});

it('a text dated by its publication alone is the version that was published then', async () => {
  const lines = [...PLAN, '示例省水利厅', '2031年2月20日'];
  const result = await fetched(lines, TITLE, known({ published: '2031-02-20' }));
  expect(result).toMatchObject({ outcome: 'new', version: '2031-02-06' });
});

it('a regulation below an announcement that the page is named after', async () => {
  const law = '示例省风车条例';
  const document = known({ id: 'windmill-law', kind: 'local-regulation', title: law });
  const lines = [
    '示例省人大常委会公告',
    '第7号',
    `《${law}》已经通过，现予公布。`,
    law,
    '（2031年2月6日示例省第四届人民代表大会常务委员会第九次会议通过）',
    '第一条 甲。',
    '第二条 乙。',
    '第三条 本条例自2031年3月9日起施行。',
  ];
  const result = await fetched(lines, '示例省人大常委会公告第7号', document);
  expect(result).toMatchObject({ outcome: 'new', id: 'windmill-law', version: '2031-02-06', articles: 3 });
});
