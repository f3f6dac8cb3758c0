/**
 * How a message shows that it goes on from what was said before. None of these decides by itself: they are evidence for the
 * fitted choice between readings (search/decide/continuity.ts).
 */

/** Ends what goes on from before: 罚款呢. */
export const WHAT_ABOUT = '呢';

/** Words that lean on what was said before. */
export const LEANING =
  /^(?:那么?|还有|再|另外|然后|后来|这个|它|其中|上一?条|下一?条|前一?条|后一?条|第?[一二三四五六七八九十\d]+[款项]|具体|详细|要是|如果|对了|不对|不是|我(?:问|说|指)的)|(?:呢|的呢|还有吗|还有没有|怎么样)[?？]?$/u;

/** Words that stand for a thing spoken of before. */
export const PRONOUN =
  /它|这个|那个|这条|那条|该|上述|前者|后者|这种|其|他们|人家|这事|那事|这样|刚才|刚说|这部|那部/u;

/** Sides of a matter: 依据是什么 asks for that of the matter spoken of before. */
const ASPECT =
  /^(?:法律)?(?:依据|根据|出处|标准|条件|流程|程序|步骤|期限|时限|时间|范围|原则|职责|责任|义务|后果|结果|效果|成效|措施|要求|对象|情形|情况|目的|目标|区别|例外|部门|单位|主体|金额|数额|处罚|罚款|罚则|问题|原因|理由|办法|方法|做法|任务|内容|重点|亮点|意义|作用|好处|法条|条款|名称|名字|全称|简称|材料|手续)$/u;

/** Whether a word names a side of a matter rather than a matter. */
export function isAspect(word: string): boolean {
  return ASPECT.test(word);
}

/** Words of which a follow-up replaces one by another. */
export const CONTRASTS: readonly (readonly string[])[] = [
  // Grades of accidents and events.
  ['特别重大', '特别重大事故', '重大', '重大事故', '较大', '较大事故', '一般', '一般事故'],
  // Grades of droughts.
  ['轻度', '中度', '严重', '特大', '轻度干旱', '中度干旱', '严重干旱', '特大干旱'],
  // Colours of warnings.
  ['红色', '橙色', '黄色', '蓝色'],
  // Levels of responses.
  ['一级', '二级', '三级', '四级'],
  // The first time and the next.
  ['第一次', '第二次', '初次', '再次'],
  // Levels of government.
  ['国家', '省', '市', '县', '乡镇', '街道'],
];

/** Years stand in place of one another as well. */
export const YEAR_NAMED = /(?:19|20)\d\d/u;
export const YEAR_ALONE = /^(?:19|20)\d\d年?$/u;

/** A word of a year, which segmenting may have parted: 2019年, 2019, 年. */
export const WORD_OF_YEAR = /^(?:(?:19|20)\d\d年?|年)$/u;

/** The year after the one spoken of. */
export const NEXT_YEAR = /第二年|次年|转过年|转年|来年|下一?年/u;
/** …and the year before it; 提前一年 and 上一年年收入 are of no such year. */
export const YEAR_BEFORE = /(?:再?往|更|再)?(?:(?<!提)前|头|早|上)一年(?!年|收入)/u;
/** A message with the year before one spoken of by its number: 前一年呢 behind 2020 is 2019年呢. */
export function inYearBefore(message: string, spoken: number): string {
  return message.replace(YEAR_BEFORE, `${spoken - 1}年`);
}

/** The number of 54, 54条, 七十条; not of 那三条, which are three. */
const ARTICLE_NUMBER =
  '(?:\\d{1,3}(?!\\d)|[一二三四五六七八九]?[十百][零〇一二三四五六七八九十百]{0,4}(?=条))';
/** 那54呢, 55条讲啥, 那七十条呢, 说错了,是二十三条: another article of the same text. */
export const NUMBER_ALONE = new RegExp(
  `^(?:(?:(?:那么?|哦|再看看?|看看|换)?(?:它|这部法?)的|那么?|哦|再看|看看|换|(?:我)?[写打说搞看记弄]错(?:字|条|号|数)?了?[,。 ]?(?:应该)?是)第?(?<number>${ARTICLE_NUMBER})条?|第?(?<asked>${ARTICLE_NUMBER})条?(?:呢|(?:又|还|里|上)?(?:是|[讲说写])的?(?:啥|什么)|怎么[说讲写])|(?:那么?|再看|看看|再|接着|还有|它的|[,、 ]){0,3}(?<several>第?${ARTICLE_NUMBER}条?(?:[、,/ 和跟与]{1,3}第?${ARTICLE_NUMBER}条?){1,4}|\\d{2,3}(?!\\d))条?[, ]?(?:也|一起|一并|都|要|看看?|发我?|给我|呢|吧){0,4})[?？]?$`,
  'u',
);
export const EACH_NUMBER = /\d+|[〇零一二三四五六七八九十百]+/gu;

/** The next articles or the last: 后面两条, 再往下三条也发我. */
export const NEXT_SEVERAL =
  /^(?:那么?|再|接着|还有|往|[,、 ]){0,3}(?<way>上|前|下|后)(?:面|边)?的?(?<count>[两二三四五2-5])条(?:也|一起|都|要|看看?|发我?|给我|呢|吧|念?一下|内容|原文|是?什么|讲什么){0,4}[?？]?$/u;
/** So many articles on or back: 往下数两条, 向前翻三条. */
export const STEPS_AWAY =
  /(?:往|向)(?<way>上|前|下|后)(?:面)?(?:数|翻|推|看)?第?(?<count>[一二两三四五1-5])条/u;
export const UPWARDS: readonly string[] = ['上', '前'];
/** The article before: 上一条, 前条, 前头那条. */
export const STEP_BACK = /(?:上|前)(?:面|头|边)?一?个?条|前(?:面|头|边)那个?条/u;
/** The article after: 下一条, 后面那条, 接着那条, 再往下呢. */
export const STEP_ON =
  /(?:下|后)(?:面|头|边)?[一那]?个?条|(?:接着|紧接着|再)(?:下去)?的?那?一?条|^(?:那|再|接着|顺着){0,2}(?:往|接着)(?:下|后)(?:面|头)?(?:呢|看|说|念)?[?？]?$/u;

/** 下一款, 再往下一项, 前面那款怎么说: the paragraph or item beside the one named before. */
export const STEP_TO_PART =
  /^(?:那么?|再|接着|然后|顺着|往|看看?|给我){0,4}(?<way>[上前下后])(?:面|头|边)?(?:一个?|个|那个?)(?<part>[款项])(?:呢|吧|看看?|又?是?[讲说写]?的?(?:啥|什么)|怎么[说讲写]的?|怎么规定的?|[念发]一?下|原文|内容)?[?？。]?$/u;
export const PARTS_STEPPED: Readonly<Record<string, 'paragraph' | 'item'>> = { 款: 'paragraph', 项: 'item' };

/** 一样吗, 也这样吗, 比那边重吗: compares with what was spoken of before. */
export const COMPARES =
  /一样|同样|相同|也[这那]么|也是?[这那]样|也[有是要能可]|差在|区别|不同|多出|还多|比.{0,8}(?:重|轻|多|少|严|松|长|短|高|低|早|晚|宽)/u;

/** 总结里有说吗, 我们厅里写过没: asks what the organisation's own report says of what was spoken of before. */
export const OF_OUR_REPORT =
  /(?<!不(?:是|要|问|说)?)(?:报告|总结|年报|[我咱]们?(?:省|厅|这儿|这边|自己)|[我咱]们|厅[里长]|全省|省里(?!的?(?:条例|规定|法规|办法|那)))/u;

/** 写错了,是木器厂; 不是餐馆,是渔船: puts one thing right of what was asked before. */
export const CORRECTIONS: readonly RegExp[] = [
  /(?:^|[,。])(?:我)?(?:说|问|指)?的?不(?:是|要)(?<wrong>[^,。是]{1,8}?)的?[,。 ]+(?:而?是|要|看|我?[问说指]的?是?)(?<right>[^,。]{1,15})$/u,
  /^(?:哦|唉|哎|啊|呃|噢|额)?[,。]?(?:我)?(?:[写打说搞看记弄]错了?(?:字|单子|名字)?|口误|笔误)了?[,。]?(?:(?:应该|其实)?(?:是|为|要)|我[问说指]的?是?)?(?<right>[^,。]{1,15})$/u,
];
/** 第8条,呃不是,第七条: a place put right in the same breath. */
export const PLACE_CORRECTED =
  /第?[\d一二三四五六七八九十百]{1,9}条[,。. ]{0,3}(?:[呃啊额哦噢][,。. ]{0,3})?(?:不是|不对|[写打说搞]错了?)[,。. ]{0,3}(?:应该)?是?(?=第?[\d一二三四五六七八九十百]{1,9}条)/u;
/** What may end the right word. */
export const CORRECTED_END = /(?:的|吧|啊|呀|呢|才对|来着){1,3}$/u;

/** What makes plain that the maker of a text is asked for, where no text was spoken of: 谁定 alone asks who decides. */
export const ABOUT_TEXT =
  /法|条例|办法|规定|文件|报告|通知|制定|颁布|公布|出台|印发|发文|它|这[部个份]|那[部个份]/u;

/** 不投呢, 一直没做的呢, 瞒着不说会怎样: behind a duty, what happens to whoever leaves it undone. */
export const LEFT_UNDONE =
  /^(?!.*(?:谁|哪|几|多久|多长|什么时候|为什么|吗))(?=.*(?:不|没|未|拒|瞒|漏报|迟报|谎报|假|违|擅自|偷偷|乱)).{0,40}(?:呢|咋办|怎么办|怎么样|会?怎样|会?咋样|(?:有|什么|啥)?后果)[?？]?$/u;

/**
 * 那部呢 怎么写的, 也这么写吗, 有没有写这事: of a text that a message names, and nothing but what it says of what was spoken of before.
 * Tried on the message without the names of texts.
 */
export const ASKS_OF_TEXT =
  /^(?:呢|吗|么|吧|不|没|没有|有没有|有|也|是不是|是|还是|同样|一样|相同|怎么|如何|咋|啥|什么|这么|这样|那么|那样|写|说|讲|提|规定|要求|说法|到|过|了|的|里面?|中|上|对于?|关于|这个?|那个?|这事|这条|这块|这点|方面|这种|它|国家|国务院|全国|[局厅省]|[我咱]们?|那边|那部|换成?|看看|再|又|呀|啊|打算|评价|相关|类似|[写打说搞看记弄]错|不对|不是这[部个]|同一?条|[问指]|应该|要|[\s,。.?？!]){1,14}$/u;
