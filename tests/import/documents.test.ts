import { describe, expect, it } from 'vitest';
import { candidateOf } from '../../indexer/import/candidate.ts';
import { articlesOf, walk } from '../../indexer/structure/tree.ts';

const read = (text: string, name = '示例.txt') =>
  candidateOf({ name, bytes: new TextEncoder().encode(text) }, { catalogue: [], today: '2031-05-01' });
const END = '第三条 这部虚构的办法自2031年3月9日起施行。';
const ASSEMBLY = '人民代表大会';
const STANDING = `${ASSEMBLY}常务委员会`;

it('an announcement around the text: number, day and issuer of it, the text’s own title', async () => {
  const page = [
    `示例省第四届${STANDING}公告`,
    '第50号',
    `《示例省风车条例》已于2031年2月6日经示例省第四届${STANDING}第九次会议修订通过，现予公布，自2031年3月9日起施行。`,
    `示例省${STANDING}`,
    '2031年2月8日',
    '示例省风车条例',
    `（2029年4月2日示例省第三届${STANDING}第五次会议通过`,
    '根据2030年1月1日某会议《关于修改〈示例省风车条例〉的决定》修正',
    `2031年2月6日示例省第四届${STANDING}第九次会议修订）`,
    '目录',
    '第一章 总则',
    '第一章 总则',
    '第一条 甲。',
    '第二条 乙。',
    END,
  ].join('\n');
  const { title, issuer, kind, documentNumber, facts, version } = await read(page);
  expect({ title, issuer, kind, version }).toEqual({
    title: '示例省风车条例',
    issuer: `示例省${STANDING}`,
    kind: 'local-regulation',
    version: '2031-02-06',
  });
  expect(documentNumber).toMatch(/公告第50号$/u);
  expect(facts).toMatchObject({ adopted: '2029-04-02', published: '2031-02-08', effective: '2031-03-09' });
  expect(facts.history.map(({ event }) => event)).toEqual([
    'adopted',
    'amended',
    'revised',
    'published',
    'effective',
  ]);
});

it('a paragraph that begins with a mention of an article is no article', async () => {
  const { root, body } = await read(
    `示例办法\n\n第一条 甲。\n\n第二条 乙。\n\n第一条规定的磨坊另算。\n\n${END}`,
  );
  expect(articlesOf(root).map((a) => a.number)).toEqual([1, 2, 3]);
  expect(body).toContain('\n第一条规定的磨坊另算。\n');
});

it('parts and chapters that start anew in each', async () => {
  const text = `示例法典\n第一编 风\n第一章 甲\n第一条 甲。\n第二编 水\n第一章 乙\n第一节 丙\n第二条 乙。\n${END}`;
  const { body, root } = await read(text);
  expect(body).toContain('## 第二编 水\n\n### 第一章 乙\n\n#### 第一节 丙\n\n第二条 乙。');
  expect([...walk(root)].filter((n) => n.type === 'chapter')).toHaveLength(2);
});

it('a notice without articles is read by 一、(一)', async () => {
  const { kind, root } = await read(
    '某厅关于磨坊检查的通知\n各市：\n一、总的要求。\n磨坊要查。\n（一）查叶片。\n二、时间。\n从三月起。',
  );
  expect(kind).toBe('notice');
  expect([...walk(root)].filter((n) => n.type === 'division')).toHaveLength(2);
});

describe('kind and issuer', () => {
  const text = (title: string, note: string) => `${title}\n（${note}）\n第一条 甲。\n第二条 乙。\n${END}`;
  it.each([
    ['示例法', `2031年2月6日第九届全国${ASSEMBLY}第三次会议通过`, 'law', `全国${ASSEMBLY}`],
    ['示例条例', '2031年2月6日国务院第9次常务会议通过', 'administrative-regulation', '国务院'],
    [
      '示例市示例规定',
      `2031年2月6日示例市第九届${STANDING}第三次会议通过`,
      'local-regulation',
      `示例市${STANDING}`,
    ],
    ['示例省示例办法', '2031年2月6日示例省人民政府令第9号公布', 'measures', '示例省人民政府'],
    ['示例省示例条例', '2031年2月6日省四届某会议通过', 'local-regulation', undefined],
    ['示例办法', '2031年2月6日通过', 'measures', undefined],
  ])('%s: %s', async (title, note, kind, issuer) => {
    const candidate = await read(text(title, note));
    expect({ kind: candidate.kind, issuer: candidate.issuer }).toEqual({ kind, issuer });
  });
  it('says when only the title speaks for the kind', async () => {
    expect((await read(text('示例办法', '2031年2月6日通过'))).notes.join()).toContain('种类只由题名推定');
  });
});

it('takes a title that stands in the file’s name alone, and says so', async () => {
  const { title, notes, version } = await read(
    `第一条 甲。\n第二条 乙。\n${END}`,
    '示例省磨坊条例(2031-02-06).txt',
  );
  expect({ title, version }).toEqual({ title: '示例省磨坊条例', version: '2031-02-06' });
  expect(notes).toEqual(expect.arrayContaining(['题名取自文件名', '版本日期取自文件名']));
});
