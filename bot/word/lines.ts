import { cellsOf, isTableRule, type Provision } from '../../indexer/index.ts';

/** A paragraph of a Word file, or a table of it. */
export type WordLine =
  | { readonly kind: 'title' | 'note' | 'address'; readonly text: string }
  /** @param level 1 to 3 */
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  /** A 款, a report's paragraph, or a 项 or 目, which stand further in. */
  | { readonly kind: 'words'; readonly label?: string; readonly text: string; readonly depth: 0 | 1 | 2 }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** A text without anything that is not part of it, line by line as it is printed. */
export function linesOf(root: Provision): WordLine[] {
  return [...wordsOf(root.text, 0), ...root.children.flatMap((child) => linesIn(child, 1))];
}

/** An article or a place below it, its number in front. */
export function linesIn(node: Provision, level: number): WordLine[] {
  switch (node.type) {
    case 'part':
    case 'chapter':
    case 'section':
    case 'attachment':
      return [
        {
          kind: 'heading',
          level: Math.min(level, 3),
          text: [node.label, node.heading].filter(Boolean).join('\u3000'),
        },
        ...wordsOf(withoutHeading(node), 0),
        ...node.children.flatMap((child) => linesIn(child, level + 1)),
      ];
    case 'article':
      return articleLines(node);
    case 'table':
      return [tableLine(node)];
    case 'item':
    case 'subitem':
      return belowLines(node, node.type === 'item' ? 1 : 2);
    default:
      return [
        ...labelled(node.label, wordsOf(node.text, 0)),
        ...node.children.flatMap((child) => linesIn(child, level + 1)),
      ];
  }
}

/** The words of the first 款 stand behind the number. */
function articleLines(article: Provision): WordLine[] {
  const label = article.heading ? `${article.label}【${article.heading}】` : article.label;
  const lines = [...wordsOf(article.text, 0), ...article.children.flatMap((child) => linesIn(child, 1))];
  return labelled(label, lines);
}

function belowLines(node: Provision, depth: 1 | 2): WordLine[] {
  return [
    ...labelled(node.label, wordsOf(node.text, depth)),
    ...node.children.flatMap((child) => (child.type === 'table' ? [tableLine(child)] : belowLines(child, 2))),
  ];
}

function labelled(label: string, lines: WordLine[]): WordLine[] {
  if (label === '') return lines;
  const [first, ...rest] = lines;
  if (first?.kind === 'words') return [{ ...first, label }, ...rest];
  return [{ kind: 'words', label, text: '', depth: 0 }, ...lines];
}

function wordsOf(text: string, depth: 0 | 1 | 2): WordLine[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'words', text: line, depth }));
}

function withoutHeading({ text, heading }: Provision): string {
  return heading !== '' && text.startsWith(heading) ? text.slice(heading.length) : text;
}

function tableLine(node: Provision): WordLine {
  const head = node.text.split('\n').filter((line) => line.trim() !== '' && !isTableRule(line));
  return {
    kind: 'table',
    rows: [...head, ...node.children.map(({ text }) => text)].map((row) => cellsOf(row)),
  };
}
