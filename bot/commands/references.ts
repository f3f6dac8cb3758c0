import {
  type Citation,
  type Document,
  formatLocator,
  type Locator,
  type Predicate,
} from '../../indexer/index.ts';
import type { Choice, OutlineAnswer } from '../answers/answer.ts';
import { placeChoice, placeIn } from '../answers/choices.ts';
import { citationOf, placeName, versionNote } from '../answers/citation.ts';
import { citationsOf } from '../answers/citation-index.ts';
import { readerPath } from '../answers/passage.ts';
import { onPlace } from './on-place.ts';
import type { HeldPlace } from './place.ts';
import { reply } from './reply.ts';
import type { Handler, Reply, Turn } from './turn.ts';

type Line = OutlineAnswer['lines'][number];

/** How a relation reads from the document that declares it. */
const PREDICATE: Record<'cites' | Predicate, string> = {
  cites: '提到',
  named_in: '提到',
  based_on: '依据',
  implements: '实施',
  amends: '修改',
  repeals: '废止',
  supersedes: '取代',
  partly_supersedes: '部分取代',
};

/** 引用关系 [条]: what a place cites, and what cites it, the report included. */
export const references: Handler = onPlace('引用关系', showReferences);

export function showReferences(turn: Turn, { document, locator }: HeldPlace): Reply {
  const index = citationsOf(turn.knowledge.library);
  const at = { document, ...(locator.length > 0 ? { locator } : {}) };
  const out = unique(
    index
      .cites(at)
      .filter((c) => c.document !== document || c.places.length > 0)
      .map(outgoing),
  );
  const back = unique(index.citedBy(at).map(incoming));
  const answer: OutlineAnswer = {
    kind: 'outline',
    title: `《${document.title}》${versionNote(document)}${locator.length > 0 ? formatLocator(locator) : ''} 的引用关系`,
    lines: [
      { depth: 0, text: `它引用的(${out.length})` },
      ...out,
      { depth: 0, text: `引用它的(${back.length})` },
      ...back,
    ],
    reader: readerPath(document, locator),
    notices: document.text === 'none' ? ['没有收录它的正文,它引用了什么并不清楚。'] : [],
    choices: [],
  };
  const entry = locator.length > 0 ? turn.knowledge.library.entryAt(document, locator) : undefined;
  return reply(turn, answer, {
    document,
    asked: placeName(document, locator),
    ...(entry ? { entry } : {}),
  });
}

function outgoing({ predicate, document, places, named, title }: Citation): Line {
  const place = places[0]?.locator ?? named;
  const label = document
    ? citationOf(document, place, 'official')
    : `《${title}》${place.length > 0 ? formatLocator(place) : ''}`;
  const text = `${PREDICATE[predicate]} ${label}`;
  return { depth: 1, text, ...(document ? { choice: choiceOf(document, place, text) } : {}) };
}

function incoming({ predicate, from }: Citation): Line {
  const { document, provision } = from;
  const label = citationOf(document, provision.locator, 'official');
  const text = `${label} ${PREDICATE[predicate]}它`;
  return { depth: 1, text, choice: choiceOf(document, provision.locator, text) };
}

function choiceOf(document: Document, locator: Locator, label: string): Choice {
  return document.text === 'none'
    ? placeChoice('references', placeIn(document), label)
    : placeChoice('show', placeIn(document, locator), label);
}

function unique(lines: readonly Line[]): Line[] {
  return [...new Map(lines.map((line) => [line.text, line])).values()];
}
