import type { Document, Kind } from '../../indexer/index.ts';
import type { OutlineAnswer } from '../answers/answer.ts';
import { placeChoice, placeIn } from '../answers/choices.ts';
import { versionNote } from '../answers/citation.ts';
import { headnotesOnlyLine, heldTexts } from '../answers/held-texts.ts';
import { HEADNOTE_MARK, KIND_LABEL, statusLabel } from '../answers/labels.ts';
import { reply } from './reply.ts';
import type { Handler } from './turn.ts';

const HELD: Record<Document['text'], string> = {
  official: '原文',
  headnotes: HEADNOTE_MARK,
  none: '未收录正文',
};

/** Documents told one by one in a chat; of more, the first of each kind. */
const MOST = 150;
const OF_EACH = 12;

/** 文件: what is held, by kind, with its status and whether its text is held; and what brings the texts that are not. */
export const documents: Handler = (turn) => {
  const { library } = turn.knowledge;
  const kinds = Object.keys(KIND_LABEL) as Kind[];
  const lines = kinds.flatMap((kind) => {
    const list = library.documents.filter((d) => d.kind === kind).sort(byHeld);
    if (list.length === 0) return [];
    const shown = library.documents.length > MOST ? list.slice(0, OF_EACH) : list;
    const rest = list.length - shown.length;
    return [
      { depth: 0, text: `${KIND_LABEL[kind]}(${list.length})` },
      ...shown.map((d) => ({
        depth: 1,
        text: `《${d.title}》${versionNote(d)} ${statusLabel(d, library.statusOn(d))} · ${heldAs(d)}`,
        choice: placeChoice(d.text === 'none' ? 'references' : 'outline', placeIn(d), `《${d.title}》`),
      })),
      ...(rest > 0 ? [{ depth: 1, text: `另有${rest}份,发题名就能查;全部见网页上的清单` }] : []),
    ];
  });
  const line = headnotesOnlyLine(library.documents);
  const answer: OutlineAnswer = {
    kind: 'outline',
    title: titleOf(library.documents),
    lines,
    reader: '/read',
    notices: line ? [`${line}。`] : [],
    choices: [],
  };
  return reply(turn, answer);
};

/** 原文(2031-05-01取得): a text that was brought in says when. */
function heldAs({ text, source }: Document): string {
  const brought = text === 'official' && source?.sha256 !== undefined && source.retrieved;
  return brought ? `${HELD[text]}(${source.retrieved}取得)` : HELD[text];
}

function titleOf(documents: readonly Document[]): string {
  const { official, headnotes, none } = heldTexts(documents);
  return `收录了${documents.length}份文件:原文${official}份,只有要旨${headnotes}份,没有正文${none}份`;
}

/** Those with text first, then by title, so that the list is the same on every machine. */
function byHeld(a: Document, b: Document): number {
  const rank = { official: 0, headnotes: 1, none: 2 };
  return rank[a.text] - rank[b.text] || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0);
}
