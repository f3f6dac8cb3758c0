import { parse } from '../../indexer/structure/parse.ts';
import type { Document, Headnote, Provision } from '../../indexer/types.ts';

/** A Document of an invented text, every field that a test does not name at its plainest. */
export function buildDocument(
  fields: Partial<Document> & { readonly id: string },
  text = '',
  shape: 'statute' | 'report' = 'statute',
): Document {
  return {
    kind: shape === 'report' ? 'report' : 'local-regulation',
    title: `示例省${fields.id}条例`,
    shortTitles: [],
    status: 'in_force',
    text: text === '' ? 'none' : 'official',
    history: [],
    relations: [],
    outline: [],
    root: parse(text, shape),
    path: `${fields.id}.md`,
    ...fields,
  };
}

/** Articles 1… that hold a headnote each instead of text. */
export function headnoteRoot(notes: readonly (Partial<Headnote> & { readonly text: string })[]): Provision {
  const root = parse(notes.map((_, i) => `第${i + 1}条`).join('\n'), 'statute');
  return {
    ...root,
    children: root.children.map((article, i) => ({
      ...article,
      headnote: { figures: [], keywords: [], ...notes[i]! },
    })),
  };
}
