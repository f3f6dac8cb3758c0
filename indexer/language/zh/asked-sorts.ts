import { askedCount } from './asked-count.ts';

/**
 * What sort of thing a question asks for, and how a passage that holds such a thing looks. A passage about the right matter
 * without it is no answer: 安责险一年保费要交多少 is not answered by the paragraph that promotes the insurance.
 */
interface AnswerType {
  readonly name: string;
  readonly asks: RegExp;
  readonly holds: RegExp;
}

const NUMBER = '[\\d一二三四五六七八九十百千万两半]';

const TYPES: readonly AnswerType[] = [
  {
    name: 'money',
    asks: /多少(?:钱|元|万)|(?<!十)几(?:万|千|百)(?:块|元|钱|$)|(?:奖|罚|赔|交|补|领)(?:款|金)?多少|给多少(?!天|日|小时|时间|人)|多少(?:保费|费用|奖金|工资|补贴|补助|赔款|经费|罚款|资金|押金)|(?:保费|费用|费率|价格|奖金|工资|补贴|补助|报销|收费|金额|标准).{0,6}(?:多少|几)/u,
    holds: new RegExp(`${NUMBER}(?:余|多)?(?:万|亿|千|百)?元|倍|百分之|罚款数额|免费`, 'u'),
  },
  {
    name: 'share',
    asks: /百分之几|几个百分点|几成|多大比例|(?:占比|比例|率)(?:具体)?(?:是|有|为|达)?(?:到)?(?:了)?多少/u,
    holds: /%|百分之|\d成|[一二三四五六七八九十]成(?![立员果效])|100|零(?![售散])/u,
  },
  {
    name: 'date',
    asks: /几月|几号(?!文|楼|线)/u,
    holds: new RegExp(`${NUMBER}月|${NUMBER}日|\\d{4}-\\d\\d`, 'u'),
  },
  {
    name: 'clock',
    asks: /几点(?:钟|开|关|上班|下班|到|结束|交|集合|出发|吃|$|\?)/u,
    holds: /(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:时(?!间|候)|点钟|:\d\d)|上午|下午|凌晨/u,
  },
  {
    name: 'person',
    asks: /(?:厅长|局长|处长|科长|组长|书记|主任|领导|负责人).{0,4}(?:叫什么|姓什么|姓名|名字|是哪位)/u,
    holds: /同志|姓名/u,
  },
  {
    name: 'contact',
    asks: /(?:电话|手机号|邮箱|传真|网址|链接|二维码|公众号|小程序|联系方式|联系人)(?:号码)?(?:是|多少|几号|发|给|有吗|呢|在哪|$)|怎么联系|(?:哪里|哪儿|在哪|怎么|如何)(?:能|可以)?(?:下载|登录|注册|扫码)|下载(?:地址|链接)/u,
    holds: /电话|手机号|邮箱|传真|网址|链接|下载|联系方式|网站|二维码|公众号|小程序|登录|地址/u,
  },
  {
    name: 'size',
    asks: /多(?:宽|长(?!时间)|高|远|深|厚|重|粗)|[隔离](?:开)?几|(?:面积|距离|长度|宽度|高度|容积|规格|尺寸)(?:是|有|要|最|至少)?.{0,4}(?:多少|几|多大)/u,
    holds: new RegExp(`${NUMBER}(?:余|多)?(?:公里|千米|米|厘米|毫米|平方|亩|吨|公斤|千克|立方|度)`, 'u'),
  },
  {
    name: 'day',
    asks: /哪(?:一)?(?:天|日|年|月)|几月几|日期|什么时候(?:开始|上线|结束|公布|印发|登|发)|最(?:晚|早|迟)几/u,
    holds: new RegExp(`${NUMBER}(?:年|月|日)|\\d{4}-\\d\\d|之日|汛前|季度`, 'u'),
  },
  {
    name: 'company',
    asks: /哪(?:一|几)?家(?:公司|单位|所|企业|机构|保险|律所|酒店|宾馆)?(?!.{0,8}(?:管|负责|查|批|罚))|哪个(?:酒店|宾馆|平台|系统|网站|公司|群)/u,
    holds: /公司|事务所|集团|平台|系统|宾馆|酒店|网站|“[^”]{2,12}”/u,
  },
  {
    name: 'address',
    asks: /哪条路|几楼|哪栋|哪层|地址|具体(?:地点|位置)|在什么地方/u,
    holds: new RegExp(`路${NUMBER}|${NUMBER}(?:号|楼|层|室)|地址|驻地`, 'u'),
  },
  {
    name: 'account',
    asks: /账号|帐号|热线|网址|网站(?:是|叫|在|地址)|端口号|号码|拨(?:打)?(?:哪|什么)|打哪个/u,
    holds: /账号|账户|热线|网址|网站|电话|号码|\d{5,}/u,
  },
  {
    name: 'formula',
    asks: /公式|怎么算(?:的|出来|法)?|R值|系数|计算(?:方法|办法)/u,
    holds: /公式|计算|系数|乘以|之和|除以/u,
  },
  {
    name: 'views',
    asks: /(?:点击|浏览|阅读|转发|下载)(?:量|数|次数)/u,
    holds: /(?:点击|浏览|阅读|转发|下载)(?:量|数|次数)\D{0,3}\d/u,
  },
  {
    name: 'roster',
    asks: /(?:名单|花名册|明细表?|模板|样表|范本|附件)(?:有吗|发|给|呢|在哪|有没有|$)|(?:要|给|发|有).{0,6}(?:名单|花名册|明细|模板|样表|范本|附件)/u,
    holds: /名单|花名册|明细|模板|样表|范本|附件/u,
  },
  {
    name: 'casualties',
    asks: /(?:死|伤|遇难|牺牲).{0,4}(?:多少|几)(?:个)?人?/u,
    holds: /死亡|受伤|伤亡|遇难|重伤/u,
  },
];

/** The sorts of thing that a question asks for. */
export interface SortsAsked {
  /** How many. */
  readonly asked: number;
  /** How many of them a folded text does not hold. */
  missingIn(folded: string): number;
}

/** What sorts of thing a question asks for. */
export function sortsAsked(question: string): SortsAsked {
  const holding = TYPES.filter(({ asks }) => asks.test(question)).map(({ holds }) => holds);
  const count = askedCount(question);
  const looked = count ? [...holding, count] : holding;
  return {
    asked: looked.length,
    missingIn: (folded) => looked.filter((holds) => !holds.test(folded)).length,
  };
}
