import { type Document, formatLocator, type Provision } from '../../indexer/index.ts';
import type { OutlineAnswer } from '../answers/answer.ts';
import { placeChoice, placeIn } from '../answers/choices.ts';
import { versionNote } from '../answers/citation.ts';
import { successionNotices } from '../answers/notices.ts';
import { readerPath } from '../answers/passage.ts';
import { onPlace } from './on-place.ts';
import type { HeldPlace } from './place.ts';
import { note, reply } from './reply.ts';
import type { Handler, Reply, Turn } from './turn.ts';

/** 目录 [文件]: headings of the text held, or the chapters known of a text that is not. */
export const outline: Handler = onPlace('目录', showOutline);

export function showOutline(turn: Turn, { document }: HeldPlace): Reply {
  const lines = [...linesOf(document)];
  const answer: OutlineAnswer = {
    kind: 'outline',
    title: `《${document.title}》${versionNote(document)} 目录`,
    lines,
    reader: readerPath(document),
    notices: [
      ...(NOT_WHOLE[document.text] ?? []),
      ...successionNotices(turn.knowledge.library.successors(document)),
    ],
    choices: [],
  };
  if (lines.length === 0)
    return reply(
      turn,
      note(
        `《${document.title}》没有收录正文`,
        ['目录也不清楚。'],
        [placeChoice('references', placeIn(document), '哪里提到了它')],
      ),
      { document },
    );
  return reply(turn, answer, { document });
}

/** What contents that are not those of the whole text must say. */
const NOT_WHOLE: Partial<Record<Document['text'], string[]>> = {
  none: ['没有收录它的正文,以上是已知的章名。'],
  headnotes: ['没有收录它的正文,括号里是写了要旨的条。'],
};

const HEADINGS = new Set<Provision['type']>([
  'part',
  'chapter',
  'section',
  'division',
  'heading',
  'point',
  'named',
]);

function* linesOf(document: Document): Generator<OutlineAnswer['lines'][number]> {
  const found = [...headings(document, document.root, 0)];
  if (found.length > 0) yield* found;
  else if (document.outline.length > 0)
    for (const [i, heading] of document.outline.entries()) yield { depth: 0, text: `${i + 1} ${heading}` };
  else
    for (const article of document.root.children)
      if (article.type === 'article')
        yield {
          depth: 0,
          text: article.label,
          choice: placeChoice('show', placeIn(document, article.locator), article.label),
        };
}

function* headings(
  document: Document,
  node: Provision,
  depth: number,
): Generator<OutlineAnswer['lines'][number]> {
  for (const child of node.children) {
    if (!HEADINGS.has(child.type)) continue;
    const articles = child.children.filter((c) => c.type === 'article');
    const ends = [...new Set([articles[0], articles.at(-1)])].flatMap((a) =>
      a ? [formatLocator(a.locator)] : [],
    );
    const range = ends.length > 0 ? `(${ends.join('至')})` : '';
    const first = child.type === 'chapter' ? articles[0]?.locator : child.locator;
    const name = child.heading || formatLocator(child.locator.slice(-1));
    const text = `${child.label}${child.label.startsWith('第') ? ' ' : ''}${name}${range}`;
    yield { depth, text, ...(first ? { choice: placeChoice('show', placeIn(document, first), text) } : {}) };
    yield* headings(document, child, depth + 1);
  }
}
