import { LEGISLATING } from '../../language/zh/regions.ts';
import type { HistoryEvent, Kind } from '../../types.ts';

const CONGRESS = '人民代表大会';
const STANDING = `${CONGRESS}常务委员会`;

/** Who made a text, from the notes of its making: 国务院第9次常务会议通过 → 国务院; a congress by its full name. */
export function issuerOf(history: readonly HistoryEvent[], numbers: readonly string[]): string | undefined {
  const notes = history.filter(({ event }) => event !== 'effective').map(({ note }) => note ?? '');
  for (const note of [...notes, ...numbers]) {
    const body = bodyIn(note.replace(/人大常委会/gu, STANDING));
    if (body) return body;
  }
  return undefined;
}

function bodyIn(note: string): string | undefined {
  const congress = new RegExp(
    `^(.{0,16}?)第?[〇零一二三四五六七八九十\\d]{1,4}届(全国)?${CONGRESS}(常务委员会)?`,
    'u',
  ).exec(note);
  if (congress) {
    const place = (congress[1] ?? '').replace(/^.*[,\uff0c、(\uff08由经]/u, '');
    const body = congress[3] ? STANDING : CONGRESS;
    if (congress[2]) return `全国${body}`;
    // 省十一届人大常委会 does not say which province.
    return /[\u4e00-\u9fff]{2,}(?:省|市|自治区|自治州|自治县|县|区)$/u.test(place)
      ? `${place}${body}`
      : undefined;
  }
  if (/^(?:中华人民共和国)?国务院(?:令|第)/u.test(note)) return '国务院';
  return /^([\u4e00-\u9fff]{2,20}?(?:人民政府|部|委员会|总局|局))令/u.exec(note)?.[1];
}

const BODY = '(?:局|厅|部|委员会|政府|办公厅|办公室|法院|检察院|人民代表大会|总局|总署|应急委)';
const BEFORE_TITLE = new RegExp(`^([\\u4e00-\\u9fff、]{1,40}?${BODY})关于`, 'u');

/** Who made a text by its title. Example: 示例省水利厅关于堤防认定问题的批复 → 示例省水利厅. */
export function issuerInTitle(title: string): string | undefined {
  return BEFORE_TITLE.exec(title)?.[1];
}

const COURT = /(?:人民法院|人民检察院)/u;
const PLACE = new RegExp(
  `^(?:.{2,8}?(?:省|市|自治区|自治州|自治县|特别行政区|经济特区|自治旗|地区|新区|县|旗|盟)|${LEGISLATING.join('|')})`,
  'u',
);

/**
 * Kind from who made it, else from the title. `sure` is false when only the title's form speaks for it.
 * Example: 示例省防汛条例 → local-regulation.
 */
export function kindOf(title: string, issuer: string | undefined): { kind: Kind; sure: boolean } {
  const s = title.replace(/[(\uff08〔][^()\uff08\uff09〔〕]*[)\uff09〕]$/u, '');
  const ends = (words: RegExp) => words.test(s);
  if (issuer?.startsWith('全国') && issuer.includes(CONGRESS)) return { kind: 'law', sure: true };
  if ((COURT.test(issuer ?? '') || COURT.test(s)) && ends(/(?:解释|规定|批复|规则|安排|解答)$/u))
    return { kind: 'judicial-interpretation', sure: true };
  if (issuer?.includes(CONGRESS)) return { kind: 'local-regulation', sure: true };
  if (issuer?.startsWith('中共') || /^(?:中共|中国共产党)/u.test(s))
    return { kind: 'party-regulation', sure: true };
  if (ends(/(?:通知|公告|通告|通报|命令|公报)$/u)) return { kind: 'notice', sure: true };
  if (ends(/(?:批复|复函|答复|函)$/u)) return { kind: 'reply', sure: true };
  if (ends(/意见$/u)) return { kind: 'opinion', sure: true };
  if (issuer === undefined && ends(/(?:标准|规范|规程|导则|指南|指引)$/u))
    return { kind: 'standard', sure: true };
  if (ends(/(?:方案|规划|计划|纲要|预案|要点)$/u)) return { kind: 'plan', sure: true };
  if (ends(/报告$/u)) return { kind: 'report', sure: true };
  if (issuer === '国务院') return { kind: 'administrative-regulation', sure: true };
  if (issuer !== undefined) return { kind: ends(/办法$/u) ? 'measures' : 'rules', sure: true };
  if (ends(/(?:法|法典)$/u) && !ends(/办法$/u)) return { kind: 'law', sure: s.startsWith('中华人民共和国') };
  if (ends(/条例$/u)) {
    if (s.startsWith('中华人民共和国')) return { kind: 'administrative-regulation', sure: true };
    const local = PLACE.test(s);
    return { kind: local ? 'local-regulation' : 'administrative-regulation', sure: local };
  }
  return { kind: ends(/办法$/u) ? 'measures' : 'rules', sure: false };
}
