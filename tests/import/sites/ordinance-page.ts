import { around } from './site-page.ts';

const TITLE = '浙江省防汛防台抗旱条例';
const CHAPTERS = ['总则', '预防与准备', '监测与预警', '处置与救援', '灾后恢复', '法律责任', '附则'];
const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
/** Invented from end to end: nothing here is the text of the ordinance. */
const ARTICLES: readonly (readonly string[])[] = [
  [
    '为了试验导入，写下这些虚构的话。',
    '虚构的话只说虚构的事。',
    '试验要先备份。',
    '试验由值班的人做。',
    '试验的钱由虚构的账出。',
    '试验的房子在虚构的街上。',
  ],
  ['虚构的仓库每年清点二次。'],
  ['台风天不肯撤离的，虚构的队长可以强制转移，转移的人住进虚构的学校。'],
  ['虚构的船在刮风前回虚构的港。'],
  ['虚构的房子倒了，由虚构的木匠修。'],
  ['不照着做的，处一袋米的罚款。'],
  ['本条例自2021年7月1日起施行。'],
];

/** A page in the manner of the province's department with an invented text under the ordinance's title and chapters. */
export function asPage(): string {
  let number = 0;
  const body = CHAPTERS.flatMap((name, i) => [
    `第${NUMBERS[i]}章　${name}`,
    ...ARTICLES[i]!.map((text) => `第${NUMBERS[number++]}条　${text}`),
  ]);
  const note =
    '（2007年3月29日示例省第十届人民代表大会常务委员会第三十一次会议通过　2021年5月28日示例省第十三届人民代表大会常务委员会第二十九次会议修订）';
  return around(
    `<div class="article-conter"><h2>${TITLE}</h2><div id="zoom"><p>${note}</p>
${[...CHAPTERS.map((name) => name), ...body].map((text) => `<p>${text}</p>`).join('\n')}</div></div>`,
    `<meta name="ArticleTitle" content="${TITLE}"><title>${TITLE}</title>`,
  );
}
