/** How questions name versions of a text: by year or date, by old and new, by both at once. */

/** Four digits, also in Chinese: 二〇〇七年. */
const FULL_YEAR = '(?<![\\d.])(?<year>(?:19|20)\\d{2}|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}(?=年))';
/** 07: only where 年 or 版 follows, and no further behind than this year's two digits would be read as 20… */
const SHORT_YEAR = '(?<!\\d\\.?)(?<short>\\d{2})';
/** 年12月29日, -12-29, .12.29 behind a year. */
const DAY = '(?:\\s?[年./-]\\s?(?<month>\\d{1,2})(?:\\s?[月./-]\\s?(?<day>\\d{1,2})日?|月)?|年)?';
/** What makes a version of a year: 2007版, 2007年公布的. */
const VERSION_WORD =
  '(?:新?版本?|修订版?|修正版?|年版|修改版?|通过|公布|制定|文本|那版|那部|那[个条](?=[咋怎说讲呢有写]))';
/** A place follows. */
const PLACE = '(?=\\s{0,3}第?\\s{0,2}[\\d一二三四五六七八九十百廿卅最倒§])';

/** An article or a part follows: not 新一轮. */
const ARTICLE =
  '(?=\\s{0,3}(?:第?\\s{0,2}[\\d一二三四五六七八九十百廿卅]{1,9}\\s{0,2}[编章节条]|最后|倒数|§))';

/** 22年新改的那个, 97年刚出来那版. */
const MADE_THEN = '(?:刚|新|才)?(?:改|修|出来?|颁|发|定|[修制]订|修正|公布|颁布|发布|通过|施行)的?那[个部版]';

/** Wordings that name a version wherever they stand. */
export const NAMED: readonly RegExp[] = [
  new RegExp(`\\(${FULL_YEAR}${DAY}${VERSION_WORD}?\\)`, 'u'),
  new RegExp(`${FULL_YEAR}${DAY}的?${VERSION_WORD}的?`, 'u'),
  new RegExp(`${SHORT_YEAR}年?的?(?:版本?|修订版?|修正版?|那版|那部)的?`, 'u'),
  new RegExp(`(?:${FULL_YEAR}|${SHORT_YEAR}(?=年))年?${MADE_THEN}的?`, 'u'),
];
/** Right before a title: 2007年的应对法, 07年应对法. Whether it names a version depends on what follows. */
export const BEFORE_TITLE = new RegExp(`(?:${FULL_YEAR}${DAY}|${SHORT_YEAR}(?<nian>年)?)\\s?的?\\s?$`, 'u');
/** Right behind one, before a place: 应对法2007第三条, 应对法2007年的64条. */
export const BEHIND_TITLE = new RegExp(
  `^[\\s(,的]{0,3}(?:${FULL_YEAR}${DAY}|${SHORT_YEAR}年)的?\\)?${PLACE}`,
  'u',
);
/** Right behind a title, before a place: 应对法旧的52条, 应对法(老)第五十二条. */
export const OLDER_BEHIND_TITLE = new RegExp(
  `^[\\s(,的]{0,3}(?:[旧老]|原来|原先|以前|之前)的?(?:那[个部版]|版本?)?[的)\\s]{0,2}${ARTICLE}`,
  'u',
);
/** 行政处罚法改之前交罚款是几天. */
export const CHANGED_BEHIND_TITLE = /^[\s,的]{0,3}(?:没|未)?(?:改|修|修改|修订|修正)了?(?:之|以)?前的?/u;
/** …and 应对法新的66条. */
export const NEWER_BEHIND_TITLE = new RegExp(
  `^[\\s(,的]{0,3}(?:新|现行|现在|如今)的?(?:那[个部版]|版本?)?[的)\\s]{0,2}${ARTICLE}`,
  'u',
);
/** 2021年时, 2021年有效的, 2007那会儿: the text in force then. */
export const AT = new RegExp(
  `${FULL_YEAR}(?:年(?:时|当时|施行的|有效的)|年?(?:的时候|那时候?|那会儿?|那阵))`,
  'u',
);
/** 旧法, 修订前, 上个版本, 老的那部; not 破旧 and 老法师. */
export const OLDER =
  /(?:[旧老原]版的?|上一?个?版本?的?|前一?个?版本?的?|(?<![破陈新老])[旧老]的?(?=法(?![师律宝治])|条例|办法|规定)|原法(?![律院])|修[订改正](?:以|之)?前(?!后)的?|以前的?(?=那?[部个]?(?:法(?!律)|条例|办法|规定))|(?<![破陈新])[旧老]的那[部版]|(?:之前|以前|原来|原先|先前|早先|从前|过去)的?那[部版]|被[^,。]{0,4}(?:替|换|取代|废止?)(?:掉|了)?的那?[部版])/u;
/** What wishes for two versions are read as, however they are worded: 07版跟24版差在哪. */
export const BOTH_VERSIONS = '新旧版';
/** Behind a date it names the version of that day. */
export const OF_VERSION = '版';
/** 老应对法, 以前的应对法: part of many words, so only right before a title. */
export const OLDER_BEFORE_TITLE =
  /(?:[旧老原](?:版|的)?的?|以前的|(?:已经?|早就?|被){0,3}(?:废止|失效|作废|废除|取代|替代|替换)(?:了|掉)?的)$/u;
/** 现在的应对法. */
export const NEWER_BEFORE_TITLE = /(?:现在|如今|目前|新)的$/u;
/** 两个版本, 新旧对比. */
export const BOTH =
  /(?:(?:19|20)\d{2}年?\s?vs\.?\s?(?:19|20)\d{2}年?|两个?版本?|两版|新旧|前后两|修[订改正]前后|版本对比|各版本)/u;
/** How who wishes for another text than the one shown begins: 打错了 我要, 不是07年的,是, 换成. */
const WISHES =
  '^(?:那么?|哦|不对)?[,。 ]?(?:不是[^,。 ]{1,8}[,。 ])?(?:我?(?:年份|版本)?[写打说搞看记弄]错了?)?[,。. ]{0,3}(?:我?(?:[要想]看?|想要|问|说|指|看)的?是?|给我看看?|换成?|改成?|应该是|是)?';
/** …and ends. */
const NOTHING_MORE = '的?(?:那[个部条版])?(?:给?我?(?:看看?|瞧瞧))?(?:呢|吧|啊|呀)?$';
/**
 * 24年的呢, 打错了 我要24的: a year and nothing else, which behind a question on a text names its version. Without 年 and a wish, 16的呢 may
 * be an age as well.
 */
export const YEAR_ONLY = new RegExp(
  `${WISHES}(?:${FULL_YEAR}|${SHORT_YEAR}(?:(?=年)|(?<=[要看换改错是].{0,4}[012]\\d)(?=的)))年?${NOTHING_MORE}`,
  'u',
);
/** 我要老的. */
const OLDER_ONLY = `${WISHES}(?:[旧老]|原来|以前|之前)${NOTHING_MORE}`;
const NEWER_ONLY = `${WISHES}(?:新版?本?|现在|现行)${NOTHING_MORE}`;
/** 那原来呢, 之前那部是哪天: an older text, said behind a question on another; by itself it may speak of anything. */
const OLDER_SAID =
  /^(?:那么?|哦)?(?:[旧老]的|原来|原先|以前|之前)(?:的|那[个部版])?(?:法|文本|条文)?(?:是|不是|又|也|里|怎么|咋|呢|有没有|有|哪|叫|规定|$)|[旧老]的那[部版个条]|(?:之前|以前|原来|原先|前面|先前|早先)那?[部版]|(?:改(?:动|之)?|没改(?:的)?|没修订(?:的)?)(?:以|之)?[前时]|老版|修法(?:以|之)?前|被.{0,4}(?:替|换|取代|废止?)(?:掉|了)?的那?[部个版]|[旧老](?:法|文本|条文|本子)(?:里面?|中)?|^(?:那么?)?[旧老]的|^(?:那么?)?(?:先前|早先|当初|过去)/u;
export const OLDER_IN_TALK = new RegExp(`${OLDER_SAID.source}|${OLDER_ONLY}`, 'u');
/** 2024的改成怎么写了, 07年的怎么说: the text of a year, said behind a question on another. */
export const OF_YEAR_IN_TALK = new RegExp(
  `^(?:那么?|哦|换)?(?:${FULL_YEAR}|${SHORT_YEAR}(?=年))年?的?(?:那[个部])?(?:里(?:面|头)?)?(?:又|现在|后来)?(?:改[成为动]?|对应|第?\\d{1,3}条|(?:是?怎么|咋)(?:写|说|讲|规定))`,
  'u',
);
/** 老的那部同一个条号讲什么: the place that was named before. */
export const SAME_NUMBER =
  /(?<!不)(?:同|相同|一样)的?(?:一?个?)?条(?:号|款)?(?![例件])|(?<!不)同一个?(?:条(?![例件])|位置|序号)/u;
/** 不对,我要的是2024版的: the version was the wrong one, and the number is what it was. */
export const VERSION_CORRECTED = /不对|错|不是|我要的?是|[说问指]的是/u;
/** 新的怎么说: the text in force, said behind a question on an older one. */
const NEWER_SAID =
  /^(?:那么?|哦)?(?:新的|现在的?|如今的?)(?:那[个部版])?(?:法|文本|条文|条例)?(?:是|又|也|里|怎么|咋|呢|有没有|有|哪|叫|规定|上限|下限|$)|新的那[部版个]|(?:改|修订|修正)(?:了|完|之|过)?(?:以|之)?后|现行的?|现在(?:那|这)?[版部]|新法(?:里面?|中)?|^(?:那么?)?(?:现在|如今)(?:换|改|变)/u;
export const NEWER_IN_TALK = new RegExp(`${NEWER_SAID.source}|${NEWER_ONLY}`, 'u');
/** 现行的, 修订后: the text in force, which is meant anyway. */
export const NEWER = /(?:现行有?效?的?|最新版?的?|新版的?|修[订改正]以?后的?|新(?=[^\s]{0,8}法))/u;
/** A place asked for right behind a title. */
export const ASKS_PLACE =
  /^[\s的,那个]{0,5}(?:第\s{0,2}[\d一二三四五六七八九十百廿卅]{1,9}\s{0,2}[编章节条]|[\d一二三四五六七八九十百廿卅]{1,9}\s{0,2}条|最后|倒数|§)/u;
/** 旧应对法: old by the first word of its name. */
export const NAMED_OLD = /^[旧老]/u;

/** Two digits that stand for a year where what follows says so; elsewhere, before 年, they are a length of time. */
const TWO_DIGITS = '(?<![\\d./-])([012]\\d)';
/** 07年版, 21年打算, 07年那会. */
const VERSION_OR_PLAN =
  '年?(?=(?:的)?(?:那)?版|(?:年)?(?:的)?(?:那版|那会|那时候|修订|修正|报告|工作|思路|计划|打算|准备|要重点|想))';
/** 20年一共罚了多少, 23年的检查处罚率: what is reckoned by the year. */
const RECKONED_BY_YEAR =
  '年(?=(?:的?时候)?度?的?(?:我们|咱们?|[省本我咱]厅|全[省年厅]|[一总]?共|法治|立法|普法|\\p{Script=Han}{1,5}(?:率|总额|总数)|\\p{Script=Han}{1,3}了(?:多少|几|哪)))';
/** Years by two digits. */
export const SHORT_YEAR_NAMED = new RegExp(
  `${TWO_DIGITS}${VERSION_OR_PLAN}|(?<![满过近约超每隔有了])${TWO_DIGITS}${RECKONED_BY_YEAR}`,
  'gu',
);
/** What they are written out as. */
export const YEAR_IN_FULL = '20$1$2年';
/** A zero by its look, for the one that numerals have: 二○一七. */
export const ROUND_ZERO = '○';
export const NUMERAL_ZERO = '〇';
/** 2018年的 is said of a time, 2018 alone of a version. */
export const SAYS_YEAR = /年/u;

/** 旧法63条, 07版第八条: a number behind a version, where no title stands. */
export const VERSION_FOR_TITLE =
  /(?:[旧老新]法|[旧老](?=的)|(?:[旧老新]|(?:19|20)?\d{2}年?)版|(?:19|20)\d{2}年)的?(?=\s?第?\s?[\d一二三四五六七八九十百])/u;
/** 老的四十九条搬到新法第几条去了, 在旧法里是几条, 旧法里跟它对应的是哪条: an article is asked for by the one it stands for. */
export const ASKS_NUMBER =
  /(?:是|在|成|到|去|叫|算|属|对应)[^,。?]{0,6}?(?:第\s?几|几|哪一?)个?条|(?:搬|挪|移)(?:到|去|进|哪)|去哪(?:里|儿)?了|哪去了|对应|[条编]号|[新旧老]法里?(?:的?第?\s?几|哪一?|多少)条|[新旧老]\p{Script=Han}{0,6}法(?:里的?)?(?:第\s?几|哪一?|多少)条|还在不在|还[在留](?:着)?(?:吗|么|没)|被?(?:拆|并|删)(?:开|分|掉|进|到)?了/u;
/** 84条是不是新加的, 这条是新增的吗, 这是新加的还是原来就有. */
export const ASKS_WHETHER_NEW =
  /(?:是不是|是否|算不算|属于|是|算)(?:这次|本次|修[订改正法]时?)?才?新(?:加|增|写|设|添|订)(?:的|进)|新增的?(?:条款?)?(?:吗|么|不|吧|还是)|(?:这次|本次|才)(?:新)?(?:加|增|添)(?:上|进来)?的|(?:[旧老]法|[旧老]版|07年?版)里?有(?:没有|没|吗|对应)|(?:以前|原来|旧法|老法|旧版)就?有(?:没有)?(?:这(?:一)?条)?(?:吗|没|么)/u;
/** …of the place that was spoken of. */
export const THIS_PLACE =
  /[这那该此]一?[条款]|这个(?!法|版|部|条例|规定|办法)|(?:搬|挪|移|去)(?:到)?哪|哪去了|对应(?:的)?(?:是)?(?:哪|第?\s?几)|^(?:那么?)?(?:在)?[新旧老]法(?:里|中)?(?:是|对应)?(?:第|哪)|^(?:那么?)?(?:它|这个?|那个?)(?!法|版|部)|跟它|和它|与它/u;
/** Versions as they are said within a question, one after another. */
export const VERSION_SAID =
  /(?<older>[旧老](?![师板百人虎])|原(?=[来先法版文])|以前|之前|修[订改正](?:以|之)?前)|(?<newer>新(?![加增写设添订])|现行|现在|如今|目前|修[订改正](?:以|之)?后)|(?<year>(?<!\d)(?:19|20)\d{2})|(?<!\d)(?<short>\d{2})(?=年|版)/gu;
