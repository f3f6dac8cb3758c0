import { describe, expect, it } from 'vitest';
import { factsAsked } from '../../../indexer/search/understand/asked-facts.ts';

/** What is left of a question when the names of works are taken out. */
const ASKED: readonly (readonly [string, string])[] = [
  ['现在有效吗', 'status'],
  ['现在还有效吗', 'status'],
  ['还管用吗', 'status'],
  ['现在还算数吗', 'status'],
  ['作废了没有', 'status'],
  ['废止了吗', 'status'],
  ['是不是已经失效了', 'status'],
  ['效力如何', 'status'],
  ['通过了吗', 'status'],
  ['出台了没有', 'status'],
  ['什么时候施行的', 'effective'],
  ['条例几号开始算数', 'effective'],
  ['什么时候起算数', 'effective'],
  ['从哪天起生效', 'effective'],
  ['施行日期是哪天', 'effective'],
  ['哪年实施的', 'effective'],
  ['哪年修订', 'revised'],
  ['修改过几次', 'revised'],
  ['最近一次修订是什么时候', 'revised'],
  ['什么时候通过的', 'adopted'],
  ['哪年制定的', 'adopted'],
  ['是哪年颁布的', 'published'],
  ['公布日期', 'published'],
  ['是什么时候挂到网上的', 'published'],
  ['是谁制定的', 'issuer'],
  ['哪个部门发布的', 'issuer'],
  ['谁发的', 'issuer'],
  ['制定机关是哪个', 'issuer'],
  ['文号是多少', 'number'],
  ['是国务院几号令', 'number'],
  ['第几号公告', 'number'],
  ['一共多少条', 'articles'],
  ['共几条', 'articles'],
  ['有几章', 'chapters'],
  ['通篇几章', 'chapters'],
  ['最近一次修正是什么会上通过的', 'revised'],
  ['办案还能引不', 'status'],
  ['是市政府发的还是人大定的', 'issuer'],
  ['的上位法都有谁', 'basis'],
  ['是根据什么制定的', 'basis'],
  ['立法依据是啥', 'basis'],
  ['按哪两部法定的', 'basis'],
  ['什么时候公布、什么时候生效,两个日子都给我', 'published'],
  ['啥时候过的会,谁批的', 'adopted'],
  ['后来修过没有,我怕引错', 'revised'],
  ['官网上哪能看到正式文本', 'source'],
  ['里面讲了哪几章', 'chapters'],
  ['各章叫什么', 'chapters'],
  ['修改了哪些内容', 'changes'],
  ['改了什么', 'changes'],
  ['被什么取代了', 'successor'],
  ['有没有新版', 'successor'],
  ['官方原文在哪里看', 'source'],
  ['哪里能查到全文', 'source'],
  ['网址', 'source'],
  ['状态核对到哪天', 'checked'],
  ['属于什么级别的文件', 'kind'],
  ['是法律还是行政法规', 'kind'],
  ['现在用的是哪个版本', 'successor'],
  ['是哪一年的', 'adopted'],
  ['生效了没有', 'effective'],
  ['新旧版本有什么区别', 'changes'],
  ['给我官方链接', 'source'],
  ['索引号是多少', 'number'],
];

const NOT_ASKED = [
  '预警什么时候解除',
  '规定的许可证什么时候生效',
  '规定规划由谁制定',
  '应急预案谁制定',
  '什么时候可以宣布紧急抗旱期',
  '罚款决定什么时候公布',
  '应急响应什么时候启动',
  '演练有效吗',
  '处罚决定书几号生效',
  '对超载怎么罚',
  '第三章有几条',
  '施行日期各在第几条',
  '有哪些处罚种类',
  '征收决定由谁作出',
  '紧急措施什么时候停止执行',
  '谁负责转移群众',
  '预警由谁发布',
  '汛期什么时候开始',
  '多少条整改措施',
  '安全许可有效期几年',
  '',
];

describe('facts of a document', () => {
  it.each(ASKED)('“%s” asks for %s', (words, fact) => {
    expect(factsAsked(words)[0]).toBe(fact);
  });

  it.each(NOT_ASKED)('“%s” asks for something else', (words) => {
    expect(factsAsked(words)).toEqual([]);
  });

  it('are asked for together', () => {
    expect(factsAsked('是谁制定的,什么时候施行')).toEqual(['issuer', 'effective']);
  });
});
