import type { HistoryEvent, Kind, Status } from '../../types.ts';
import type { FactName } from './document-facts.ts';

/** Statuses as people read them. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  in_force: '现行有效',
  superseded: '已被新版取代',
  repealed: '已废止',
  expired: '规划期已满',
  not_yet_in_force: '尚未施行',
  drafting: '起草中',
  unverified: '未核实',
};

/** Kinds of documents as people read them. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  report: '报告',
  law: '法律',
  'administrative-regulation': '行政法规',
  'local-regulation': '地方性法规',
  'party-regulation': '党内法规',
  measures: '办法',
  rules: '规定',
  notice: '通知',
  plan: '预案规划',
  'judicial-interpretation': '司法解释',
  standard: '标准规范',
  opinion: '意见',
  reply: '批复函件',
};

/** Events in the life of a text. */
export const EVENT_WORDS: Readonly<Record<HistoryEvent['event'], string>> = {
  consulted: '征求意见',
  deliberated: '审议',
  adopted: '通过',
  approved: '批准',
  revised: '修订',
  amended: '修正',
  published: '公布',
  effective: '施行',
  repealed: '废止',
};

/** Facts of a document by name, in the order in which they are told. */
export const FACT_WORDS: Readonly<Record<FactName, string>> = {
  status: '效力状态',
  kind: '种类',
  checked: '状态核对到',
  effective: '施行',
  adopted: '首次通过',
  published: '公布',
  revised: '修订',
  issuer: '制定机关',
  basis: '制定依据',
  number: '文号',
  articles: '条数',
  chapters: '章',
  changes: '与上一版相比',
  successor: '取代情况',
  source: '官方文本',
};

/** What is said of a fact that the catalogue does not have, where no official text could have it either. */
export const UNKNOWN = '目录里没有记载';
/** What is said of changes where the text before is not held. */
export const NO_COMPARISON = '上一版没有收录,不能对照';
/** The passage of a report that is its title block. */
export const TITLE_PASSAGE = '标题';
/** The words of a text on what it was made under: 根据《水法》,制定本条例. */
export const MADE_UNDER = /(?:根据|依据|按照)(?<works>(?:《[^《》]{1,60}》(?:[、和与及]|以及)?){1,8})/u;
/** The words of a text on its own entry into force. */
export const IN_FORCE = /(?:自|从).{1,24}(?:起|之日起)(?:施行|实行|生效)|(?:起|之日)施行/u;

/** The fact that tells which article of another version stands for one. */
export const COUNTERPART = '对应条文';
/** 2024-06-28的文本第七十三条(很可能),部分内容在第七十四条 */
export const counterpartWords = (
  version: string,
  place: string,
  sure: 'certain' | 'likely' | 'possible' | 'stated',
  parts: readonly string[],
): string =>
  `${version}的文本${place}${SURE[sure]}${parts.length > 0 ? `,部分内容在${parts.join('、')}` : ''}`;
const SURE = { certain: '', likely: '(很可能)', possible: '(可能)', stated: '(要旨所注)' } as const;
/** 2007-08-30的文本里没有与第八十四条对应的条文 */
export const noCounterpart = (version: string, place: string): string =>
  `${version}的文本里没有与${place}对应的条文`;
/** …where nobody has noted it and the texts are not held. */
export const unknownCounterpart = (version: string, place: string): string =>
  `没有注明${version}的文本里与${place}对应的条文`;
