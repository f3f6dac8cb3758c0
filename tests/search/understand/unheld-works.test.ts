import { describe, expect, it } from 'vitest';
import { loadNamedLaws } from '../../../indexer/documents/named-laws.ts';
import { NO_ORGANISATION } from '../../../indexer/model/organisation.ts';
import { jurisdictionOf } from '../../../indexer/search/understand/jurisdiction.ts';
import { namedWorks } from '../../../indexer/search/understand/named-works.ts';
import { findTitles } from '../../../indexer/search/understand/titles.ts';
import { findUnheld, lawNames } from '../../../indexer/search/understand/unheld-works.ts';
import { buildDocument } from '../../versions/build-document.ts';

const { laws } = await loadNamedLaws(['knowledge']);
const names = lawNames(laws);
const here = jurisdictionOf({ ...NO_ORGANISATION, province: '浙江' }, []);
const documents = [
  buildDocument({ id: 'flood', title: '中华人民共和国防洪法', shortTitles: ['防洪法'] }),
  buildDocument({ id: 'safety', title: '中华人民共和国安全生产法', shortTitles: ['安法'] }),
  buildDocument({ id: 'weather', title: '浙江省气象灾害防御条例', shortTitles: ['气象条例'] }),
];
const works = namedWorks(documents, here);
const found = (text: string) =>
  findUnheld(text, findTitles(text, works, here), names, works, here).map((m) => m.title);

describe('a law or rule that no document bears', () => {
  it.each([
    ['消防法对占用消防通道怎么处罚', '消防法'],
    ['道交法对超载怎么罚', '道路交通安全法'],
    ['治安处罚法第二十三条', '治安管理处罚法'],
    ['工伤条例里怎么认定工伤', '工伤保险条例'],
    ['刑法第一百三十四条', '刑法'],
    ['刑法对重大责任事故罪怎么规定', '刑法'],
    ['宪法是怎么规定的', '宪法'],
    ['食品安全生产法第三条', '食品安全生产法'],
    ['请问消法怎么规定退货', '消费者权益保护法'],
    ['劳动合同法实施条例第三条', '劳动合同法实施条例'],
    ['江苏省安全生产条例第三条', '江苏省安全生产条例'],
    ['浙江省物业管理条例对业委会怎么规定', '浙江省物业管理条例'],
    ['深圳经济特区道路交通安全管理条例怎么罚闯红灯', '深圳经济特区道路交通安全管理条例'],
  ])('%s: %s', (text, title) => {
    expect(found(text)).toEqual([title]);
  });

  it.each([
    ['防洪法第三条', 'a title that is held'],
    ['气象条例里红色预警要停课吗', 'a short title that is held'],
    ['比一比安全生产法的五十四条跟五十五条', 'a title that is held'],
    ['安法对培训怎么规定', 'a short title of two characters that is held'],
    ['安法 培训', 'a short title of two characters that is held'],
    ['刑法修正案增加了什么罪', 'the beginning of another name'],
    ['消防法规有哪些', 'a word that only begins so'],
    ['劳动法庭在哪里', 'a word that only begins so'],
    ['安全法怎么规定', 'no name of any law'],
    ['这个做法合法吗', 'no name at all'],
    ['浙江省有没有这样的规定', 'a sentence, no title'],
    ['温州市报告了多少起的规定', 'a sentence, no title'],
  ])('%s: none (%s)', (text) => {
    expect(found(text)).toEqual([]);
  });
});
