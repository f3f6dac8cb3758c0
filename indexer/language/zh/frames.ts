import { anyOf } from './any-of.ts';

/**
 * Words that frame a question without saying what it is about. They are taken out before terms are made: as rare words of
 * the texts they would weigh more than the matter asked for. The first row that fits a place takes it.
 */
const FRAMES = anyOf(
  'gu',
  // What it is for.
  /(?:领导|处长|厅长|局长|主任)(?:要|想|急着要?|让我?)(?:看|问|用|找)|(?:写|填|做|报)(?:材料|表格?|汇报|总结|课件|ppt|简报)(?:里|时|的时候)?(?:要用|要写|要|用)|汇报(?:材料|稿)?里?(?:要?用|要?写)/u,
  // Where it is written, and what parts it has.
  /从哪一?条(?:开始|起)|(?:都|又)?分(?:了|成|为)?几(?:大|个)?(?:部分|块|章|方面)?|(?:那|这)一?大?(?:部分|块|摊|段)|(?:里|中)?(?:有没有)?(?:提到|提过|提了)|都?包括|都?包含|都在哪|规定了?|这块|写了(?:什么|啥)?|讲了(?:什么|啥)?|内容|段落|表述|提法|字眼|原话|整段|大段|(?:该|要|得)翻|翻哪|散在|散落在?|摘(?:录|抄|出来|一下)?(?=报告|里|哪|出)/u,
  // Whether.
  /需不需要|要不要|用不用|能不能|可不可以|会不会|有没有|是不是|是否|算不算|准不准|行不行|对不对|有无/u,
  // Question words.
  /怎么(?:样|办|说的?|讲的?|写的?|规定的?|算|做|弄|定义的?|解释|处理|罚)?|如何|咋(?:办|说|样)?|什么(?:时候|样的?|情况下?|东西|意思|样)?|啥(?:时候|意思|样)?|哪(?:些|几个?|个|家|条|款|项|里|儿|段|部分|种|级|部|天|一[条款项章节级个段部种类样家])|多少(?:个|家|次|人|项|条|元|钱|天|万|张|起)?|几(?:个|次|家|回|起|天|项|条|种|级|类|岁|人|成|号|点)|多久|多长时间|为什么|为啥|谁(?:有权)?|吗|么/u,
  // What is asked of a matter.
  /定义|概念|含义|意思|有关|关于|对于|情况|方面|相关|问题(?=是|$)/u,
  // What is wanted of the assistant.
  /的话|来着|一下|给我|告诉我|列一?列|找一下|说说|讲讲|介绍|查一下|请|我想|知道/u,
  // People, and the house they are of.
  /(?:我们?|咱们?|本)[厅局委]|我们|咱们|咱|我|你|您|他们|人家|自己|大家|别人/u,
  // How much it holds.
  /到底|究竟|一共|总共|总计|共计|大概|大约|现在|目前|一般(?!的?(?:生产安全|突发|火灾|自然)?(?:事故|事件|隐患|程序|灾|危|单位|企业|级))|具体|分别|主要|应该|应当|需要|可以|能够|必须/u,
  // Turns of speech, and a time that only the talk tells.
  /那一?年(?![龄限轻级检报假终底薪审历份])|那个|这个|那些|这些|那种|这种|的时候|之后|以后|之前|以及|或者|如果|要是|假如|还是|然后|后来|已经|正在|没有|就是|不是|还有|还能|还要|还得|gu/u,
);

/** Single characters that say nothing alone. */
const PARTICLES =
  /^[的了着过吗呢吧啊呀嘛在是和与及或也都就还又再很太有要会能把被给让对从到往向由为以于而但且并则这那哪个些种次条款项上下里中外前后时儿子得地去来出起做搞弄说讲没不]$/u;

/** The question with its frames replaced by blanks of the same length, so that offsets hold. */
export function withoutFrames(question: string): string {
  return question.replace(FRAMES, (m) => ' '.repeat(m.length));
}

/** What a verb has behind it where it is done: 发了. */
export const PERFECTIVE = '了';

/** Whether a character alone is worth searching for. */
export function isParticle(character: string): boolean {
  return PARTICLES.test(character);
}

/** Between terms of a matter: 渡船的检查和保养. */
export const BETWEEN_TERMS = /[^\p{Script=Han}]+|[的和与及跟]/u;
