import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../../indexer/index.ts';
import { knowledgeFile, knowledgeFolder } from '../../documents/knowledge-folder.ts';

/** Texts known by their catalogue and everyday words alone, one of them of another place, beside one that is held. */
const open = () =>
  openLibrary({ dirs: [knowledgeFolder(files())], now: () => new Date('2026-03-01T00:00:00Z') });

const files = () => ({
  'held.md': knowledgeFile(
    { id: 'held', kind: 'law', title: '示例航道法', status: 'unverified', text: 'official' },
    '第一条 航道由船闸管理处养护。\n\n第二条 船闸每年检修一次。\n',
  ),
  'ferry.md': knowledgeFile(
    { id: 'ferry', kind: 'local-regulation', title: '示例渡口条例', status: 'unverified', text: 'none' },
    '',
  ),
  'search-words/ferry.yaml': '第三条: [大雾天渡船停不停, 起雾还开不开渡, 雾天停航, 能见度低停渡]\n',
  'shanghai.md': knowledgeFile(
    {
      id: 'shanghai',
      kind: 'local-regulation',
      title: '上海市示例灯塔规定',
      status: 'unverified',
      text: 'none',
    },
    '',
  ),
  // Without a home province no place is another one.
  'organisation.yaml': 'province: 示例\n',
  'search-words/shanghai.yaml': '第五条: [灯塔单元是什么, 灯塔单元怎么划, 啥叫灯塔单元]\n',
});
describe('a question that a text not held would answer', () => {
  it('is refused with the name of that text', async () => {
    const { outcome, reason, about } = await (await open()).find('大雾天渡船停不停');
    expect([outcome, reason, about?.title]).toEqual(['not_found', 'text_not_held', '示例渡口条例']);
  });

  it('is pointed at the text of another place only when it names the place', async () => {
    const library = await open();
    const named = await library.find('上海的灯塔单元是什么');
    expect(named.about?.title).toMatch(/^上海市/);
    const unnamed = await library.find('灯塔单元是什么');
    expect(unnamed.about?.title ?? '').not.toMatch(/^上海市/);
  });
});
