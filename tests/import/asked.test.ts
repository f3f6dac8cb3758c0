import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openLibrary } from '../../indexer/search/library.ts';
import { formatLocator } from '../../indexer/structure/locator.ts';
import { emptyFolder, imported } from './imported.ts';
import { inventedDocuments, writtenAs } from './invented.ts';

/** Imported documents are found by what they say and by where it stands. */
it('a plan, a list and a reply answer with their own places', async () => {
  const from = emptyFolder();
  for (const [i, document] of inventedDocuments().slice(0, 10).entries())
    writeFileSync(path.join(from, `${i}.md`), await writtenAs('md', document));
  const { out } = await imported([from]);
  const library = await openLibrary({ dirs: [out], now: () => new Date('2031-05-01T00:00:00Z') });
  const first = async (question: string) => {
    const { hits } = await library.find(question);
    return hits
      .slice(0, 1)
      .map(({ entry, locator }) => `${entry.document.title} ${formatLocator(locator)}`)[0];
  };
  expect(await first('示例省闸门险情应急预案3.1.1')).toBe('示例省闸门险情应急预案 3.1.1');
  expect(await first('《示例省闸门险情应急预案》1.2')).toBe('示例省闸门险情应急预案 1.2');
  expect(await first('原文 《示例市闸门险情应急预案》附件2')).toBe('示例市闸门险情应急预案 附件2·第1段');
  expect(await first('示例省闸门责任清单里站长的职责')).toBe('示例省闸门责任清单 正文表1第2行');
  expect(await first('示例省水利厅关于做好闸门检查工作的通知二(一)1')).toBe(
    '示例省水利厅关于做好闸门检查工作的通知 二(一)1',
  );
});
