/** An invented regulation, long enough to show what an extraction loses. Not the text of any statute. */
export interface InventedLaw {
  readonly title: string;
  readonly notes: readonly string[];
  /** Chapters and articles as printed, one paragraph each. */
  readonly printed: readonly string[];
  readonly chapters: readonly string[];
  /** A table of data within an article, as rows of cells. */
  readonly table: readonly (readonly string[])[];
  readonly version: string;
  readonly articles: number;
}

const DUTIES = [
  '清点',
  '上油',
  '登记',
  '搬运',
  '粉刷',
  '校准',
  '晾晒',
  '看管',
  '修补',
  '归还',
  '过秤',
  '封存',
];
const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四'];

/** The regulation on a thing; every thing gives other words. @param thing for example 风筝 */
export function inventedLaw(thing: string, day = 6): InventedLaw {
  const date = `2031年2月${day}日`;
  const duty = (n: number) => DUTIES[(n + thing.length + day) % DUTIES.length]!;
  const body = NUMBERS.map((number, i) => {
    const article = `第${number}条　`;
    switch (i) {
      case 0:
        return [`${article}为了管好${thing}，让村里人放心，写下这部虚构的条例。`];
      case 2:
        return [
          `${article}养${thing}的人应当做到下列事项：`,
          `（一）每月初三${duty(i)}${thing}；`,
          `（二）刮七级大风时把${thing}收进屋里；`,
          '（三）账本留存五年。',
          `做到前款各项的，可以在${thing}上系一根蓝线。`,
        ];
      case 6:
        return [`${article}${thing}的借还按下表办理：`];
      case 9:
        return [
          `${article}违反本条例第三条规定，把${thing}丢在路上的，处两袋面粉以上五袋面粉以下的罚款。`,
          '村里的规矩另有说法的，照村里的规矩。',
        ];
      case 13:
        return [`${article}本条例自2031年3月${day + 1}日起施行。`];
      default:
        return [
          `${article}村里每年${duty(i)}${thing}${i + 2}次，第${i + 3}个集日前张榜，由${duty(i + 5)}的人签字。`,
        ];
    }
  });
  const chapters = ['第一章　总则', '第二章　借用和归还', '第三章　附则'];
  return {
    title: `示例省${thing}管理条例`,
    notes: [`（${date}示例省第四届人民代表大会常务委员会第九次会议通过）`],
    printed: [
      chapters[0]!,
      ...body.slice(0, 4).flat(),
      chapters[1]!,
      ...body.slice(4, 12).flat(),
      chapters[2]!,
      ...body.slice(12).flat(),
    ],
    chapters,
    table: [
      ['事项', '期限', '签字人'],
      [`借${thing}`, `${day}日`, '里长'],
      [`还${thing}`, `${day + 2}日`, '账房'],
    ],
    version: `2031-02-${String(day).padStart(2, '0')}`,
    articles: NUMBERS.length,
  };
}

/** The words of each article as they should be held, blanks aside; the table's cells left to its own test. */
export function articlesOfLaw({ printed }: InventedLaw): string[] {
  const articles: string[] = [];
  for (const line of printed) {
    const bare = line.replace(/[\s\u3000]/gu, '');
    if (/^第.{1,3}章/u.test(bare)) continue;
    if (/^第.{1,3}条/u.test(bare)) articles.push(bare);
    else articles[articles.length - 1] += bare;
  }
  return articles;
}
