import { placeChoice, placeIn } from '../answers/choices.ts';
import { verifyCitation } from '../answers/verify.ts';
import { entryAtPath } from './reader-link.ts';
import { note, reply } from './reply.ts';
import type { Handler } from './turn.ts';

const MARKS = { same: '', added: '增', deleted: '删' } as const;

/** 核验 引文: whether a copied citation is still what is held, and what changed if not. */
export const verify: Handler = (turn, words) => {
  if (words.trim() === '')
    return reply(turn, note('请把复制的引文贴在后面', ['出处、文字、sha256 指纹,有什么贴什么。']));
  const { lines, differences, sha256, reader } = verifyCitation(turn.knowledge.library, words);
  const [title = '', ...rest] = lines;
  const changed = differences
    .map(({ op, text }) => (op === 'same' ? text : `【${MARKS[op]}:${text}】`))
    .join('');
  const more = [...rest, ...(changed ? [changed] : []), ...(sha256 ? [`sha256:${sha256}`] : [])];
  const place = reader === undefined ? undefined : entryAtPath(turn.knowledge.library, reader);
  const choices = place
    ? [placeChoice('show', placeIn(place.document, place.entry?.locator ?? []), '看收录的原文')]
    : [];
  return reply(turn, note(title, more, choices));
};
