import { beforeAll, describe, expect, it } from 'vitest';
import { inCharacters } from '../../../indexer/search/understand/typed-in-letters.ts';
import type { Library } from '../../../indexer/types.ts';
import { shipped } from '../libraries.ts';

let library: Library;
beforeAll(async () => {
  library = await shipped();
});

const firstPlace = async (question: string) => {
  const { outcome, hits } = await library.find(question);
  return `${outcome} ${hits[0]?.entry.document.id} ${hits[0]?.entry.provision.label}`;
};

describe('other writings', () => {
  it.each([
    ["yingji yu'an duojiu yanlian yici", '应急预案多久演练一次'],
    ['manbao shigu zenme fa', '瞒报事故怎么罚'],
    ['浙政钉 zhifa jiancha', '浙政钉执法检查'],
    // English that is spelled like pinyin, and letters that are a name.
    ['用完要不要delete', '用完要不要delete'],
    ['打开APP看看', '打开APP看看'],
    ['how is the weather today', 'how is the weather today'],
  ])('%s is read as %s', async (typed, read) => {
    expect(await inCharacters(typed)).toBe(read);
  });

  it.each([
    ['manbao shigu zenme fa', '瞒报事故怎么罚'],
    ['what is the fine for concealing an accident', '瞒报事故罚款'],
    ['瞒-报-事-故-怎-么-罚', '瞒报事故怎么罚'],
  ])('%s is answered as %s is', async (typed, chinese) => {
    expect(await firstPlace(typed)).toBe(await firstPlace(chinese));
  });

  it('characters typed apart name a place as well', async () => {
    expect(await firstPlace('安 全 生 产 法 第 六 十 三 条')).toBe('answered work-safety-law 第六十三条');
  });
});
