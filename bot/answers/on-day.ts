import type { Document, OnDay } from '../../indexer/index.ts';
import type { Answer, Passage } from './answer.ts';
import { writtenDate } from './citation.ts';
import { EVENT_LABEL } from './labels.ts';

/** 2014年8月31日修正的文本. */
export function textNamed({ version, event }: Pick<OnDay, 'version' | 'event'>): string {
  return `${writtenDate(version)}${event ? EVENT_LABEL[event] : ''}的文本`;
}

/** From when to when a text held, and what made and ended it; the days that nothing tells are said to be unknown. */
export function lifeOf({ state, since, sinceKnown, until }: OnDay): string {
  const from = sinceKnown
    ? `${writtenDate(since)}起施行`
    : `施行日没有查到,按文本的日期${writtenDate(since)}算`;
  if (state === 'not_yet') return from;
  if (!until) return `${from},${state === 'ended' ? '何时废止没有查到' : '没有查到之后的修改'}`;
  const how = until.version
    ? `被${textNamed({ version: until.version, ...(until.event ? { event: until.event } : {}) })}取代`
    : '废止';
  return `${from},${writtenDate(until.date)}${state === 'ended' || until.version === undefined ? '' : '起'}${how}`;
}

/** Which text was in force on a day, and why. Example: 2019年5月1日有效的是2014年8月31日修正的文本(…)。 */
export function whyOnDay(onDay: OnDay): string {
  const day = writtenDate(onDay.day);
  switch (onDay.state) {
    case 'in_force':
      return `${day}有效的是${textNamed(onDay)}(${lifeOf(onDay)}${onDay.unverified ? ';按日期推算,效力没有查证' : ''})。`;
    case 'not_yet':
      return `${day}还没有生效的文本:最早的是${textNamed(onDay)}(${lifeOf(onDay)})。`;
    case 'ended':
      return `${day}已经废止,最后是${textNamed(onDay)}(${lifeOf(onDay)})。`;
  }
}

/** What stands in the way of answering by that text; `held` are the texts of the work that can be read. */
export function missingOnDay(onDay: OnDay, held: readonly Document[]): string {
  const dates = held.flatMap(({ version }) => (version ? [writtenDate(version)] : []));
  const offered = dates.length > 0 ? `收录了的是:${dates.join('、')}。` : '';
  const missing = onDay.state === 'in_force' ? '没有收录那个文本的正文,不能用别的版本代替作答。' : '';
  return `${whyOnDay(onDay)}${missing}${offered}`;
}

/** An answer by the texts of a day: what is said of their status is said of that day. */
export function datedOn<A extends Answer>(answer: A, { day }: OnDay): A {
  const dated = (p: Passage): Passage => ({ ...p, onDay: day });
  switch (answer.kind) {
    case 'provision':
      return { ...answer, passage: dated(answer.passage), more: answer.more.map(dated) };
    case 'passages':
      return { ...answer, passages: answer.passages.map(dated) };
    default:
      return answer;
  }
}

/** As JSON, for programs. */
export function onDayJson({ document, ...told }: OnDay): Record<string, unknown> {
  return { ...told, held: document !== undefined && document.text !== 'none' };
}
