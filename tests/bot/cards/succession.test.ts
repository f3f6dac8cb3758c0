import { expect, test } from 'vitest';
import { answerFrom } from '../../../bot/answers/from-finding.ts';
import { answerText } from '../../../bot/cards/text.ts';
import { libraryWith } from '../../search/libraries.ts';
import { buildDocument } from '../../versions/build-document.ts';

const OLD = buildDocument(
  {
    id: 'ferry',
    title: '示例省渡船条例',
    version: '2016-07-29',
    status: 'superseded',
    statusAsOf: '2023-03-01',
    supersededBy: '2022-11-24',
  },
  '第一条 渡船每年检查一次。\n第二条 本条例自2016年8月1日起施行。\n',
);
const NEW = buildDocument({
  id: 'ferry',
  title: '示例省渡船条例',
  version: '2022-11-24',
  effective: '2023-03-01',
});
const LAW = buildDocument({
  id: 'ferry-law',
  kind: 'law',
  title: '示例渡运法',
  version: '2022-12-27',
  effective: '2023-05-01',
  relations: [{ predicate: 'partly_supersedes', document: 'ferry' }],
});

test('a newer version and another work that are known and not held are told beside the old text', async () => {
  const library = await libraryWith([OLD, NEW, LAW]);
  const finding = await library.find('示例省渡船条例第一条', { asOf: '2025-01-01' });
  expect(finding.outcome).toBe('answered');
  const text = answerText(answerFrom(finding), (path) => path);
  expect(text).toContain('渡船每年检查一次');
  expect(text).toContain(
    '已由《示例省渡船条例》（2022年11月24日的文本，2023年3月1日起施行）取代，其正文没有收录',
  );
  expect(text).toContain(
    '已由《示例渡运法》（2022年12月27日的文本，2023年5月1日起施行）部分取代，其正文没有收录',
  );
});

test('facts of the work are those of its newest version, and the text of another still says its own', async () => {
  const library = await libraryWith([OLD, NEW, LAW]);
  const finding = await library.find('渡船条例2016版什么时候施行');
  expect(finding.facts?.[0]?.name).toBe('施行');
  const newest = await library.find('示例省渡船条例什么时候施行');
  expect(newest.facts?.[0]?.value).toBe('2023年3月1日起施行');
});
