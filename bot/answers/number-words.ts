import { formatLocator, type NumberLink } from '../../indexer/index.ts';

/** How sure a link of two numbers is. */
export const CERTAINTY_LABEL: Readonly<Record<NonNullable<NumberLink['certainty']>, string>> = {
  certain: '确定',
  likely: '很可能',
  possible: '可能',
  stated: '要旨所注',
};

const CHANGE_LABEL: Readonly<Record<NumberLink['change'], string>> = {
  unchanged: '未变',
  renumbered: '只改条号',
  moved: '移了位置',
  amended: '有改动',
  corresponds: '相对应',
  part: '部分内容',
  added: '新增',
  deleted: '删去',
  unknown: '没有注明',
};

/** What became of an article in a word or two: 有改动;拆分. */
export function relationWords({ change, split, merged }: NumberLink): string {
  return [CHANGE_LABEL[change], split && '拆分', merged && '合并'].filter(Boolean).join(';');
}

/** 第九十五条(有改动,很可能). The place on the side that is told. */
export function linkWords(link: NumberLink, side: 'older' | 'newer'): string {
  const place = link[side];
  if (!place) return CHANGE_LABEL[link.change];
  const sure = link.certainty ? `,${CERTAINTY_LABEL[link.certainty]}` : '';
  return `${formatLocator(place)}(${CHANGE_LABEL[link.change]}${sure})`;
}

/** Address of the table of numbers of two versions. */
export function numbersPath(id: string, from = '', to = ''): string {
  return `/read/${id}/numbers?from=${from}&to=${to}`;
}
