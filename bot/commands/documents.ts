import type { Document, Kind } from '../../indexer/index.ts';
import type { OutlineAnswer } from '../answers/answer.ts';
import { placeChoice, placeIn } from '../answers/choices.ts';
import { versionNote } from '../answers/citation.ts';
import { HEADNOTE_MARK, KIND_LABEL, statusLabel } from '../answers/labels.ts';
import { reply } from './reply.ts';
import type { Handler } from './turn.ts';

const HELD: Record<Document['text'], string> = {
  official: '原文',
  headnotes: HEADNOTE_MARK,
  none: '未收录正文',
};

/** 文件: what is held, by kind, with its status and whether its text is held. */
export const documents: Handler = (turn) => {
  const { library } = turn.knowledge;
  const kinds = Object.keys(KIND_LABEL) as Kind[];
  const lines = kinds.flatMap((kind) => {
    const list = library.documents.filter((d) => d.kind === kind).sort(byHeld);
    if (list.length === 0) return [];
    return [
      { depth: 0, text: `${KIND_LABEL[kind]}(${list.length})` },
      ...list.map((d) => ({
        depth: 1,
        text: `《${d.title}》${versionNote(d)} ${statusLabel(d, library.statusOn(d))} · ${HELD[d.text]}`,
        choice: placeChoice(d.text === 'none' ? 'references' : 'outline', placeIn(d), `《${d.title}》`),
      })),
    ];
  });
  const answer: OutlineAnswer = {
    kind: 'outline',
    title: `收录了${library.documents.length}份文件,其中${library.documents.filter((d) => d.text === 'none').length}份没有正文`,
    lines,
    reader: '/read',
    notices: [],
    choices: [],
  };
  return reply(turn, answer);
};

/** Those with text first, then by title, so that the list is the same on every machine. */
function byHeld(a: Document, b: Document): number {
  const rank = { official: 0, headnotes: 1, none: 2 };
  return rank[a.text] - rank[b.text] || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0);
}
