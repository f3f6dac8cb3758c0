import { titleOfName } from '../../documents/title-identity.ts';
import { ImportError } from '../../errors.ts';
import { shapeOfText } from '../../structure/shapes.ts';
import { listed } from '../checking/check.ts';
import type { PlainText } from '../source.ts';
import type { Attachment } from './attachments.ts';
import type { AttachedPart, Parts } from './body.ts';
import { readFront } from './front.ts';
import { isMarkedTitle, isTitleLike, mayBeTitle } from './front-lines.ts';
import { paragraphsOf } from './paragraphs.ts';
import { type Split, split } from './split.ts';
import { type TextLine, textLines } from './text-lines.ts';
import { splitUnnumbered } from './unnumbered.ts';
import { wantedLines } from './wanted.ts';

/** An original taken apart: its lines cut, its title found, its paragraphs mended. */
export interface Understood {
  readonly parts: Split;
  readonly title: string;
  readonly titleFromName: boolean;
  readonly text: Parts & { readonly repairs: readonly string[] };
}

/**
 * Takes the words of an original apart.
 * @param name file name, whose words are the title where the text has none
 * @param wanted title of the text that is looked for, where it is known: of several on one page that one is taken
 * @throws ImportError when nothing in it could be an official text, or it has no title
 */
export function understood(plain: PlainText, name: string, wanted?: string): Understood {
  const all = textLines(plain.lines);
  const alone = wanted === undefined ? undefined : wantedLines(all, wanted, plain.title);
  const lines = alone ?? all;
  const told = alone === undefined ? plain.title : alone[0]!.text;
  const marked = told !== undefined && isMarkedTitle(told) ? told : undefined;
  const parts = split(lines) ?? splitUnnumbered(lines, marked);
  if (!parts) {
    throw new ImportError(
      '没有找到条文(“第一条”或“一、”“二、”)',
      '可能是目录、登录页、菜单或图片;确认取到的是正文页',
    );
  }
  const report = /报告$/u.test(marked ?? '');
  const front = readFront(parts.front, marked, parts.shape === 'report' && !report);
  const named = titleOfName(name);
  const title = front.title ?? (isTitleLike(named) || mayBeTitle(named) ? named : undefined);
  if (title === undefined) throw new ImportError('没有找到题名', '把文件名改成法规的题名再导入');
  const { paragraphs, repairs } = paragraphsOf(withRanks(parts.body, parts.shape), parts.shape);
  const ofReport = /报告$/u.test(title);
  const text = {
    title,
    notes: [...front.notes, ...(ofReport ? front.opening : []), ...parts.closing],
    opening: ofReport ? [] : front.opening,
    paragraphs,
    shape: parts.shape,
    attachments: parts.attachments.map(attachedPart),
    repairs: alone === undefined ? repairs : ['同一页上还有别的文字,只取这一份', ...repairs],
  };
  return { parts, title, titleFromName: front.title === undefined, text };
}

/** Clauses keep the mark of a heading, by which a number is known to begin one. */
function withRanks(lines: readonly TextLine[], shape: Split['shape']): readonly TextLine[] {
  if (shape !== 'outline') return lines;
  return lines.map((line) => (line.rank === undefined ? line : { ...line, text: `## ${line.text}` }));
}

function attachedPart({ heading, lines }: Attachment): AttachedPart {
  const shape = shapeOfText(lines.map(({ text }) => text).join('\n'));
  return { heading, shape, paragraphs: paragraphsOf(withRanks(lines, shape), shape).paragraphs };
}

/** What was moved or left out, in Chinese. */
export function leftOut({ closing, dropped, attachments }: Split): string[] {
  const short = (text: string) => `“${text.length > 24 ? `${text.slice(0, 24)}…` : text}”`;
  return [
    ...(closing.length > 0 ? [`文末的${listed(closing.map(short))}移到题名之下`] : []),
    ...(dropped.length > 0 ? [`文末的${listed(dropped.map(short))}不是正文,已略去`] : []),
    ...(attachments.length > 0
      ? [`附件单列:${listed(attachments.map(({ heading }) => `${heading.label} ${heading.title}`.trim()))}`]
      : []),
  ];
}
