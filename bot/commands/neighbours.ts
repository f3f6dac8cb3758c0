import type { Entry } from '../../indexer/index.ts';
import type { PassagesAnswer } from '../answers/answer.ts';
import { commandChoice, placeChoice } from '../answers/choices.ts';
import { citationOf, placeName } from '../answers/citation.ts';
import { successionNotices } from '../answers/notices.ts';
import { wholePassage } from '../answers/passage.ts';
import { onPlace } from './on-place.ts';
import { showPlace } from './original.ts';
import { type HeldPlace, lastEntry } from './place.ts';
import { note, reply } from './reply.ts';
import type { Handler, Reply, Turn } from './turn.ts';

/** 上下文 [条]: the entry with the one before and the one after it. */
export const context: Handler = onPlace('上下文', showContext, nothingYet);

export function showContext(turn: Turn, place: HeldPlace): Reply {
  const { library } = turn.knowledge;
  const entry = library.entryAt(place.document, place.locator);
  if (!entry) return nothingYet(turn);
  const entries = library.entriesOf(entry.document);
  const at = entries.indexOf(entry);
  const around = entries.slice(Math.max(0, at - 1), at + 2);
  const status = library.statusOn(entry.document);
  const passages = around.map((e, i) => wholePassage(e, i + 1, status));
  const answer: PassagesAnswer = {
    kind: 'passages',
    title: `${citationOf(entry.document, entry.locator, entry.form)} 的上下文`,
    passages,
    notices: successionNotices(library.successors(entry.document)),
    choices: passages.map((p) => placeChoice('show', p, p.citation)),
  };
  const asked = placeName(entry.document, entry.locator);
  return reply(turn, answer, {
    asked,
    document: entry.document,
    memory: { entries: [entry.key, ...around.filter((e) => e !== entry).map((e) => e.key)] },
  });
}

export const previous: Handler = (turn) => step(turn, -1);
export const next: Handler = (turn) => step(turn, 1);

function step(turn: Turn, by: -1 | 1): Promise<Reply> | Reply {
  const entry = lastEntry(turn);
  if (!entry) return nothingYet(turn);
  const entries = turn.knowledge.library.entriesOf(entry.document);
  const target: Entry | undefined = entries[entries.indexOf(entry) + by];
  if (target) return showPlace(turn, { document: target.document, locator: target.locator });
  const here = citationOf(entry.document, entry.locator, entry.form);
  return reply(
    turn,
    note(by < 0 ? '前面没有了' : '后面没有了', [`${here}是${by < 0 ? '第一' : '最后一'}处。`]),
  );
}

function nothingYet(turn: Turn): Reply {
  return reply(
    turn,
    note('还没有看过哪一条', ['请先提问,或写明条款,例如:原文 防洪法第三十八条。'], [commandChoice('帮助')]),
  );
}
