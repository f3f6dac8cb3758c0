import type { Talk } from '../../types.ts';

/**
 * Messages that are not about any text: said to the assistant, about it, or out of courtesy. Whole messages only: what holds
 * anything besides is a question.
 */

const YOU = '(?:你|您|知依|小助手|机器人|这个?(?:机器人|助手|系统|软件|程序|工具))';
const TAIL = '(?:[吗呢啊呀吧么嘛哦啦]|来着|的){0,6}';
const POLITE = '(?:请问|那么?|哎|喂|嗨|你好|您好|对了|话说|麻烦){0,6}';

/** A row fits a whole message without its punctuation; the first that does tells what is said. */
const ROWS: readonly { readonly talk: Talk; readonly pattern: RegExp }[] = [
  {
    talk: 'about',
    pattern: whole(
      `${YOU}(?:到底|究竟)?(?:是|算)(?:谁|什么(?:东西|人|程序|机器人|模型)?|啥|哪位|干(?:什么|嘛|啥)的?|做什么的|真人|人|机器人|人工智能|ai|活人)(?:还是(?:真人|人|机器人|人工智能|ai|机器|程序|活人))?(?:谁)?(?:给|来)?`,
      `${YOU}的?(?:叫|名字(?:叫|是)?)(?:什么|啥|谁)?(?:名字?)?`,
      `(?:怎么|如何)称呼${YOU}?|${YOU}(?:怎么|如何)称呼`,
      `(?:${YOU}|这)?(?:是|由)?(?:谁|哪(?:家|个)(?:公司|单位|厂家|部门|团队|人)?|什么(?:公司|单位|人))(?:把|给|来)?(?:${YOU})?(?:开发|做|造|设计|训练|研发|制作|创造|搞|写|维护)(?:出来|了|的){0,3}(?:${YOU})?`,
      `${YOU}的?(?:开发者|作者|主人|创造者|老板|爸爸|厂家)(?:是)?(?:谁|哪家|什么)?`,
      `${YOU}(?:用|基于|是|接|背后是?)(?:的是?|了)?(?:什么|哪个|哪家的?|不是)?(?:大?模型|chatgpt|gpt|大语言模型|deepseek|豆包|人工智能|ai)(?:做的)?`,
      `(?:请)?(?:做个?|来个?)?自我介绍(?:一下)?|介绍(?:一下|下)?(?:你|您)(?:自己)?|${YOU}(?:先)?介绍一?下(?:你)?自己`,
      `${YOU}(?:今年)?(?:多大|几岁)(?:了)?|${YOU}(?:男的还是女的|是男是女|来自哪里|哪里?人|从哪里?来)`,
    ),
  },
  {
    talk: 'help',
    pattern: whole(
      `${YOU}(?:都|还|到底|究竟)?(?:能|会|可以|可)(?:帮我?|替我)?(?:做|干|回答|解决|查|问|提供)?(?:些|到|哪些|点)?(?:什么|啥|哪些)?(?:事情?|忙|问题|功能|内容|东西|服务)?`,
      `${YOU}(?:都)?有(?:什么|哪些|啥)(?:功能|用处?|本事|能力|作用|用)`,
      `(?:我)?(?:都)?(?:能|可以|该)?(?:问|怎么问|怎样问|如何问)(?:${YOU})?(?:些)?(?:什么|啥|哪些|问题)(?:问题|内容|东西)?|(?:我)?(?:该|要)?(?:怎么|如何|怎样)(?:用|使用|提问|问)(?:${YOU}|问题)?`,
      '(?:有(?:什么|哪些|啥)|都?有哪些)功能|功能(?:介绍|有哪些|列表)?|使用(?:说明|方法|帮助|指南)|操作(?:说明|手册|指南)',
    ),
  },
  {
    talk: 'person',
    pattern: whole(
      '(?:我)?(?:要|想|想要|需要|可以|能|能不能|请|帮我|给我|麻烦){0,6}(?:转|找|接|换|联系|叫|来|呼叫|跟|和|问){0,6}(?:一?[个位下])?(?:人工|真人|活人|客服|人工客服|人工服务|在线客服|真人客服|法规处的?人|工作人员|管理员|负责人工的|你们领导)(?:服务|客服|回答|来|聊|说话|帮我|处理|咨询|解答){0,6}(?:在吗|有吗|在哪|一下)?',
      '(?:有没有|有)(?:人工|真人|活人|客服|人)(?:客服|服务|能帮我|可以问)?',
    ),
  },
  {
    talk: 'start',
    pattern: whole(
      '(?:我|本人|咱|小弟|我们)?(?:是)?(?:刚|才|今天|昨天|上周|这周|本周|刚刚){0,2}(?:新来|刚来|新入职|入职|报到|新到|调来|调过来|新进|新同事|新人|新员工|来单位|进单位|上班|到岗|分来|考进来|新手)(?:的|不久|没几天|第一天|报到|没多久|单位|[厅局]里|这里|这边|岗位){0,3}(?:的|了)?(?:,|,|。| ){0,6}(?:应该|该|要|需要|得|先|可以|应当|从哪|最好|想){0,3}(?:看|读|学|了解|熟悉|学习|知道|掌握|做|开始|入手|看起|学起|学点|先看|开始看){0,2}(?:些|点|一下|起)?(?:什么|啥|哪些|哪里|哪儿|起|怎么办|怎么学)?(?:文件|东西|内容|材料|资料|起|好|法规|报告)?',
      '(?:新人|新手|新来的|新同事|新员工|刚来的)(?:应该|该|要|需要|得|先|可以|都|从哪里?|最好){0,3}(?:看|读|学|了解|熟悉|学习|开始|入手|先看|从哪开始){1,2}(?:起|些|点)?(?:什么|啥|哪些|哪里)?(?:文件|东西|内容|材料|资料|起|好|法规)?',
      '(?:我)?(?:应该|该)?(?:从哪里?|从何|先)(?:开始)?(?:看|读|学|入手|学习|了解)起?(?:什么|啥|好)?',
    ),
  },
  {
    talk: 'feedback',
    pattern:
      /^(?!(?:我)?[说搞弄]错了?[,。.!;\s]{1,3}是)(?:你|您|这|这个|刚才|上面|你刚才)?(?:的|这个|那个)?(?:回答|答案|答复|答|说|讲|给的|引用|查|数字|数据|结果)?(?:的|得|是|都|好像|可能|明显|根本|完全|全){0,3}(?:错了|错的|不对|有误|有问题|不准确?|不正确|答错了?|搞错了?|弄错了?|说错了?|回答错了?|答非所问|不是我要的|没用|没帮助|没答到点上|牛头不对马嘴|胡说(?:八道)?|瞎说|乱答)(?:了|的|吧|啊|吗|呀)?(?:$|[,。.!;\s]{1,3}(?:(?:应该|应当|正确的?|实际|其实|明明|真实|准确|正确答案|答案|不是|是).{1,60})?$)/u,
  },
  {
    talk: 'feedback',
    pattern: whole(
      '(?:你)?(?:回?答|说|讲)(?:得|的)(?:真|很|太|挺|非常|不|还)?(?:好|对|棒|差|烂|不错|准|准确|全面|清楚|到位|糟糕|离谱|不好)(?:了|啊|极了)?',
      '(?:这个?)?(?:回答|答案)(?:真|很|太|挺|非常)?(?:好|对|棒|不错|准确|差|有用|没用|烂)(?:了|啊)?',
      '有用|很有用|有帮助|很有帮助|点赞|差评|好评|给你点赞|真棒|太棒了|厉害|真厉害|不错|很好|你真聪明|你真厉害|你好棒',
    ),
  },
  {
    talk: 'courtesy',
    pattern: whole(
      '(?:好的?|行|可以|嗯+|恩+|哦+|噢+|喔|额|ok(?:ay|k)?|收到|了解|明白|知道|懂|清楚|谢+|谢谢|多谢|感谢|非常感谢|太感谢|感恩|辛苦|麻烦|thx|thanks|thank you|3q|拜拜?|再见|回见|晚安|早|早上好|上午好|中午好|下午好|晚上好|早安|午安|没事|没关系|没问题|不用|不客气|不用谢|就这样|先这样|没有?了|打扰|哈+|呵+|嘿+|嘻+|您好|你好|好嘞|好滴|好哒|好吧|赞|牛|yes|no|嗨|bye|goodbye|good|nice|great)(?:的|了|啦|你|您|大家|啊|呀|哈|哦|嘞|吧|各位|知依|先|已|都|吗|一下|你了|您了|到了){0,6}',
    ),
  },
  {
    talk: 'idle',
    pattern: whole(
      '[\\d.]{1,12}(?:[+\\-*/×÷x加减乘除](?:以|上|去)?[\\d.]{1,12}){1,5}(?:=|等于|是)?(?:几|多少)?',
      '[一二三四五六七八九十百两]{1,5}(?:[加减乘除](?:以|上|去)?[一二三四五六七八九十百两]{1,5}){1,3}(?:=|等于|是)?(?:几|多少)?',
      '(?:给我|来|跟我)?(?:讲|说)(?:一?个|段)?(?:笑话|故事|段子)|(?:给我)?唱(?:首|个|支)歌|(?:陪|跟|和)我?(?:聊聊?|聊聊天|说说话)|聊(?:会儿?)?天|我(?:很|好|太)?(?:无聊|烦|累|困|饿|难过|开心|郁闷)(?:了|死了)?|你(?:吃饭?|睡|下班|累|爱我|喜欢我)(?:了|吗|没|没有){0,6}|(?:现在|今天)?(?:几点|几号|星期几|周几|礼拜几)(?:了)?|(?:今天|明天|后天)(?:是)?(?:几号|星期几|周几|礼拜几)|(?:今天|明天|后天|大后天|今晚|明早|周末|这周|下周|现在|外面|这两天){1,2}(?:的)?(?:会不会|会|要不要|要|还|有没有|有|是不是|是)?(?:天气|气温|温度|下雨|下雪|刮风|打雷|降温|晴天|阴天|雨|雪|风|堵车|限行|停电|停水|放假|上班|加班)(?:怎么样|如何|好|多少度|几度|不|没有|没|大){0,2}|测试(?:一下)?|test(?:ing)?|试试|1{2,6}|[a-z]',
    ),
  },
];

function whole(...forms: readonly string[]): RegExp {
  return new RegExp(`^${POLITE}(?:${forms.join('|')})${TAIL}$`, 'iu');
}

/** Longest message that can be talk and nothing else. */
const LONGEST = 80;
const PICTURE = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\ufe0f\u20e3\u200d]/gu;

/** Several courtesies in one message: 好的,谢谢. */
const BETWEEN = /[\s,,。.!!~~、…]+/u;

/**
 * What is said to the assistant; undefined for a question or a command. Example: 你是谁开发的 → about; 👍 → feedback;
 * 你回答错了,应该是5亿 → feedback
 */
export function talkOf(message: string): Talk | undefined {
  if (message.length > 4 * LONGEST) return undefined;
  const folded = message.normalize('NFKC').trim();
  const words = folded
    .replace(PICTURE, '')
    .replace(/[\s。.!?~、…:;,]{1,9}$/u, '')
    .trim();
  if (words === '' && folded !== '') return picture(folded);
  if (words.length > LONGEST) return undefined;
  const found = ROWS.find(({ pattern }) => pattern.test(words));
  if (found) return found.talk;
  const said = words.split(BETWEEN).filter((part) => part !== '');
  const talks = said.map((part) => ROWS.find(({ pattern }) => pattern.test(part))?.talk);
  if (said.length < 2 || said.length > 4 || talks.includes(undefined)) return undefined;
  return talks.find((talk) => talk !== 'courtesy') ?? 'courtesy';
}

function picture(folded: string): Talk | undefined {
  if (/^[\u{1f44d}\u{1f44e}\u{1f44f}\u{1f4af}]/u.test(folded)) return 'feedback';
  return PICTURE.test(folded) ? 'courtesy' : undefined;
}

/** Whether words on an answer praise it or find fault. Example: 你回答错了 → dislike */
export function verdictOf(message: string): 'like' | 'dislike' | 'comment' {
  if (
    /错|不对|有误|不准|不正确|有问题|没用|没帮助|没答|非所问|差|烂|胡说|瞎说|乱答|糟|离谱|不好|不是我要|👎/u.test(
      message,
    )
  )
    return 'dislike';
  return /好|对|棒|不错|准|有用|有帮助|赞|厉害|聪明|全面|清楚|到位|👍|👏|💯/u.test(message)
    ? 'like'
    : 'comment';
}

/** 给我原文,一个字都别改 behind an answer asks for what was shown. */
const WANTS_WORDS = new RegExp(
  `^(?:${POLITE}|[,。 ]|我|能不能|能|可以|可不可以|把|给|想|要|再|直接|请|发|看|贴|来|出|一下|它的?|[这那该]一?条的?|[这那]段的?|完整的?|全部的?|具体的?|法条|条文|官方){0,8}(?:原文|全文|原话|原句|法条原文|条文原文)(?:[,。 ]|给我|发|贴|来|出|看看?|一下|我|上来|过来|吧|吗|呢|不|可以|要|就行|全部|一字不[差落]|一个字(?:都|也)?(?:别|不要|不能)改|别删减|不要概括){0,8}[?。!]*$`,
  'u',
);

/** Whether a message asks for the words of what was shown, and nothing else. */
export function wantsWords(message: string): boolean {
  return WANTS_WORDS.test(message.normalize('NFKC').trim());
}
