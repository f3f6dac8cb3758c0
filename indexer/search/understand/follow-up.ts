import type { Concept } from './concepts.ts';

/**
 * Follow-ups: an incomplete question is completed from the turns before; a complete one is left alone.
 */

/** Words that lean on what was said before. */
const LEANING =
  /^(?:那么?|那|还有|再|另外|然后|后来|这个|它|其中|上一?条|下一?条|前一?条|后一?条|第?[一二三四五六七八九十\d]+[款项]|具体|详细|要是|如果)|(?:呢|的呢|还有吗|还有没有|怎么样)\??$/u;
/** Words that point at a thing spoken of before, rather than go on from it. */
const POINTING =
  /^(?:那[个种些条款项]|上一?条|下一?条|前一?条|后一?条|第?[一二三四五六七八九十\d]+[款项])|[它这其]/u;
const PRONOUN = /(?:它|这个|那个|这条|那条|该条|上述|前者|后者|这种|其)/u;
/** Answers of courtesy between questions. */
const COURTESY = /^(?:谢谢.*|(?:好的?|明白了?|知道了?|懂了?|嗯+|哦+|ok|收到|了解)[。!]*)$/iu;

/** Words of which a follow-up replaces one by another: the level, the colour, the year asked for. */
const CONTRASTS: readonly (readonly string[])[] = [
  ['特别重大', '特别重大事故', '重大', '重大事故', '较大', '较大事故', '一般', '一般事故'],
  ['轻度', '中度', '严重', '特大', '轻度干旱', '中度干旱', '严重干旱', '特大干旱'],
  ['红色', '橙色', '黄色', '蓝色'],
  ['一级', '二级', '三级', '四级'],
  ['第一次', '第二次', '初次', '再次'],
  ['2019', '2020', '2021', '2019年', '2020年', '2021年'],
  ['国家', '省', '市', '县', '乡镇', '街道'],
];

/** The concepts of the question before without those that the new question puts others in place of. */
export function withoutContrasts(before: readonly Concept[], question: string): Concept[] {
  const replaced = CONTRASTS.filter((set) => set.some((word) => question.includes(word)));
  return before.filter(({ said }) => !replaced.some((set) => set.includes(said)));
}

/** 上一条 → −1, 下一条 → +1, 再往下数两条 → +2 against the article named before. */
export function neighbourStep(question: string): number | undefined {
  const far = /(?:往|向)(?<way>上|前|下|后)(?:面)?(?:数|翻|推|看)?第?(?<count>[一二两三四五1-5])条/u.exec(
    question,
  )?.groups;
  if (far) return COUNTS[far.count!]! * (far.way === '上' || far.way === '前' ? -1 : 1);
  if (/(?:上|前)(?:面)?一?条/u.test(question)) return -1;
  if (/(?:下|后)(?:面)?一?条/u.test(question)) return 1;
  return undefined;
}

const COUNTS: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 },
  ...{ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 },
};

/** The years asked for after those of the question before: the same, or 第二年 the one that followed. */
export function yearsAfter(before: readonly string[], question: string): readonly string[] {
  if (!/第二年|次年|转过年|转年|来年|下一?年/u.test(question)) return before;
  return before.map((year) => String(Number(year) + 1));
}

/** A message of courtesy only. */
export function isCourtesy(question: string): boolean {
  return COURTESY.test(question);
}

/**
 * What a question needs of the turns before it, by its wording. `context`: it leans on them and is read with them only.
 * `joining`: it joins on to them with something of its own to say, and is read with them when it finds nothing alone.
 * `topic`: it says so little that they may hold what it is about. `help`: it may lean on them without showing it.
 * `nothing`: it says enough; it may find nothing, and that is its answer.
 */
export type Need = 'context' | 'joining' | 'topic' | 'help' | 'nothing';

/** Characters of matter up to which a question may lack its topic, and from which it has said what it is about. */
const LITTLE = 4;
const ENOUGH = 9;

interface Said {
  /** Whether it names a document itself. */
  readonly named: boolean;
  /** Characters left when frames are taken out. */
  readonly matterLength: number;
  /** Whether it wishes for a version: 2007版怎么说. */
  readonly version: boolean;
  /** What it asks for, word by word. */
  readonly words: readonly string[];
}

/** Asks what something is. */
const DEFINITION = /是(?:个)?(?:什么|啥)(?:意思|东西)?\??$|^(?:什么|啥)(?:是|叫)|(?:什么|啥)意思\??$/u;
/** Sides of a matter: 依据是什么 asks for that of the matter spoken of before. */
const ASPECT =
  /^(?:法律)?(?:依据|根据|出处|标准|条件|流程|程序|步骤|期限|时限|时间|范围|原则|职责|责任|义务|后果|结果|效果|成效|措施|要求|对象|情形|情况|目的|目标|区别|例外|部门|单位|主体|金额|数额|处罚|罚款|罚则|问题|原因|理由|办法|方法|做法|任务|内容|重点|亮点|意义|作用|好处|法条|条款|名称|名字|全称|简称|材料|手续)$/u;

/** Whether a word names a side of a matter rather than a matter. */
export function isAspect(word: string): boolean {
  return ASPECT.test(word);
}

/** Tells by the wording what a question needs of the turns before it. */
export function needOf(raw: string, { named, matterLength, version, words }: Said): Need {
  const text = raw.normalize('NFKC').trim();
  if (!named) {
    if (LEANING.test(text) && text.length <= 24) {
      // 那罚款能分期交吗, 铁拳整治抓得怎么样 go on talking, but of something of their own; 那处罚呢 has to say more for that.
      const own = text.includes('呢') ? ENOUGH : LITTLE + 1;
      return matterLength >= own && !POINTING.test(text) ? 'joining' : 'context';
    }
    // 为了人大那个整改专门开过几回会 points at something of its own.
    if (PRONOUN.test(text) && matterLength < ENOUGH) return 'context';
    if (matterLength === 0 || (version && matterLength <= LITTLE)) return 'context';
    if (DEFINITION.test(text) && words.length > 0 && !words.some(isAspect)) return 'nothing';
    if (matterLength <= LITTLE && text.length <= 14) return 'topic';
  }
  return matterLength >= ENOUGH && !version ? 'nothing' : 'help';
}
