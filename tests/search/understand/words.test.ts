import { beforeAll, describe, expect, it } from 'vitest';
import { libraryOf } from '../../../indexer/search/library.ts';
import { rephrase, synonymTable } from '../../../indexer/search/understand/synonyms.ts';
import { exampleDocuments, libraryWith, now, shipped } from '../libraries.ts';

describe('everyday words', () => {
  const table = synonymTable([
    { say: ['船老大'], mean: ['渡工'] },
    { say: ['船'], mean: ['渡船'] },
    { say: ['APP', 'ai'], mean: ['应用程序'] },
    { say: ['船老大'], mean: ['船长'] },
  ]);
  const found = (text: string) => rephrase(text, table).map((r) => [r.said, r.start, ...r.means]);

  it('are found longest first, lines on the same phrase joined', () => {
    expect(found('问船老大要船')).toEqual([
      ['船老大', 1, '渡工', '船长'],
      ['船', 5, '渡船'],
    ]);
  });

  it('of Latin letters are whole words only', () => {
    expect(found('打开app看')).toEqual([['app', 2, '应用程序']]);
    expect(found('happy daily')).toEqual([]);
  });

  it('find the passage that has the words of the text for them', async () => {
    const documents = exampleDocuments();
    const question = '船老大早上先瞧哪几样';
    const say = [
      { say: ['船老大'], mean: ['渡工'] },
      { say: ['先瞧'], mean: ['查'] },
    ];
    const first = async (lines: typeof say) =>
      (await (await libraryWith(documents, lines)).find(question)).hits[0]?.entry.provision.label;
    expect(await first(say)).toBe('第三条');
    expect(await first([])).not.toBe('第三条');
  });

  it('of one article find it, and are never shown as its text', async () => {
    const documents = exampleDocuments();
    const searchWords = new Map([['ferry', new Map([['a4', ['雾里看花能不能摆过去']]])]]);
    const { find } = await libraryOf({ documents, problems: [], synonyms: [], searchWords }, { now });
    const [hit] = (await find('雾里看花摆过去')).hits;
    expect(hit!.entry).toMatchObject({ document: { version: '2022-05-01' }, provision: { label: '第四条' } });
    expect(hit!.text).not.toContain('看花');
  });
});

describe('slips of the ear', () => {
  let find: Awaited<ReturnType<typeof shipped>>['find'];
  beforeAll(async () => {
    ({ find } = await shipped());
  });

  it.each([
    ['特钟作业安全马发了多少', '特种作业安全码发了多少'],
    ['自燃灾害救助对象', '自然灾害救助对象'],
  ])('%s finds what %s does', async (slip, meant) => {
    const [a, b] = [await find(slip), await find(meant)];
    expect(a.hits[0]!.entry.key).toBe(b.hits[0]!.entry.key);
    expect(a.outcome).toBe('answered');
  });

  it.each(['防汛抗旱指挥机构的职责', '安全码', '预案演练多久一次', '交不起罚款怎么办', '渡口缆绳'])(
    '%s, whose words stand in the texts or sound like none, is searched as it is',
    async (question) => {
      const own = new Set(question);
      const { query } = await find(question);
      const strange = query.terms.filter(
        (t) => t.from === 'question' && [...t.text.replace('_', '')].some((c) => !own.has(c)),
      );
      expect(strange).toEqual([]);
    },
  );
});
