import { describe, expect, it } from 'vitest';
import { NO_ORGANISATION } from '../../../indexer/model/organisation.ts';
import { jurisdictionOf } from '../../../indexer/search/understand/jurisdiction.ts';
import type { NamedWork } from '../../../indexer/search/understand/named-work.ts';
import { findTitles } from '../../../indexer/search/understand/titles.ts';

const measures = (id: string, region: string | undefined, title: string): NamedWork => ({
  id,
  names: [title, title.replace(/^.{2}[省市]/u, '')],
  titles: [title],
  region,
  years: new Set(),
});

/** The same measures of three places. */
const WORKS = [
  measures('north', '北京', '北京市渡口安全办法'),
  measures('here', '浙江', '浙江省渡口安全办法'),
  measures('coast', '上海', '上海市渡口安全办法'),
];

const here = jurisdictionOf({ ...NO_ORGANISATION, province: '浙江' }, []);
const worksIn = (question: string, works = WORKS, jurisdiction = here) =>
  findTitles(question, works, jurisdiction).flatMap((m) => m.works);

describe('works of several places that one name may mean', () => {
  it('are those of the place that the question names', () => {
    expect(worksIn('把上海那个渡口办法的第三条发我')).toEqual(['coast']);
    expect(worksIn('上海和北京的渡口安全办法第三条').sort()).toEqual(['coast', 'north']);
  });

  it('are those of this province where no place is named', () => {
    expect(worksIn('渡口安全办法第三条')).toEqual(['here']);
    expect(worksIn('渡口办法第三条')).toEqual(['here']);
  });

  it('are all of them where this province has none', () => {
    const elsewhere = WORKS.filter((w) => w.id !== 'here');
    expect(worksIn('渡口安全办法第三条', elsewhere).sort()).toEqual(['coast', 'north']);
  });

  it('are all of them where no province is home', () => {
    const anywhere = jurisdictionOf(NO_ORGANISATION, []);
    expect(worksIn('渡口安全办法第三条', WORKS, anywhere).sort()).toEqual(['coast', 'here', 'north']);
  });
});

describe('a work that is pointed at by what it is about', () => {
  const work = (id: string, title: string, region?: string, held = true): NamedWork => ({
    ...measures(id, region, title),
    names: [title],
    held,
  });
  const works = [
    work('ferry', '渡口安全条例'),
    work('ferry-here', '浙江省渡口安全管理条例', '浙江'),
    work('dyke', '堤坝法'),
    work('dyke-here', '浙江省堤坝条例', '浙江'),
    work('fog', '大雾法', undefined, false),
    work('fog-here', '浙江省大雾条例', '浙江'),
  ];
  it.each([
    ['堤坝的那部法怎么说', ['dyke']],
    ['堤坝方面那个条例', ['dyke-here']],
    // Two begin with it.
    ['渡口那部条例第三条', []],
    ['省里渡口那部怎么规定', ['ferry-here']],
    ['我们省堤坝那个条例呢', ['dyke-here']],
    ['国家堤坝那部怎么写的', ['dyke']],
    // Of two that are alike the one that can be read.
    ['大雾那部怎么说', ['fog-here']],
    // Neither the nation nor the province is what a text is about, and 那个 alone counts no texts.
    ['国家那部怎么说', []],
    ['省里那个条例怎么说', []],
    ['渡口那个怎么说', []],
    ['堤坝那部分怎么说', []],
    ['堤坝那部门管', []],
    ['堤坝这份责任', []],
    ['行车那部怎么说', []],
  ])('%s → %s', (question, ids) => {
    expect(worksIn(question, works)).toEqual(ids);
  });
});

describe('the name of a law', () => {
  it('is not begun by the one before it', () => {
    const works = [
      { ...measures('dyke', undefined, '堤坝安全法'), names: ['堤坝安全法'] },
      {
        ...measures('dyke-here', '浙江', '浙江省实施堤坝安全法办法'),
        names: ['浙江省实施堤坝安全法办法', '堤坝安全法办法'],
      },
    ];
    expect(worksIn('堤坝安全法法律责任有哪些', works)).toEqual(['dyke']);
  });
});
