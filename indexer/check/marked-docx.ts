import type { ICommentOptions, ParagraphChild } from 'docx';
import type { Draft } from './draft.ts';
import type { CheckFinding, CheckReport } from './finding.ts';

const LABEL = { error: '错误', warning: '提醒', note: '说明', fine: '无误' } as const;

/**
 * The draft's words as a Word document with a comment at each finding that is not fine. The layout of the original is
 * not kept: it is for reading the comments beside the words. @param now the comments' date
 */
export async function markedDocx(draft: Draft, report: CheckReport, now: Date): Promise<Uint8Array> {
  const { CommentRangeEnd, CommentRangeStart, CommentReference, Document, Packer, Paragraph, TextRun } =
    await import('docx');
  const marked = report.findings.filter((f) => f.severity !== 'fine');
  const comments: ICommentOptions[] = marked.map((finding, id) => ({
    id,
    author: '知依',
    initials: '知',
    date: now,
    children: commentLines(finding).map((line) => new Paragraph({ children: [new TextRun(line)] })),
  }));
  const children = draft.lines.map((line, row) => {
    const marks = marked.flatMap(({ at }, id) => [
      ...(at.line === row + 1 ? [{ column: at.column, id, opens: true }] : []),
      ...(at.endLine === row + 1 ? [{ column: at.endColumn, id, opens: false }] : []),
    ]);
    marks.sort((a, b) => a.column - b.column || Number(a.opens) - Number(b.opens));
    const parts: ParagraphChild[] = [];
    let from = 0;
    for (const { column, id, opens } of marks) {
      if (column - 1 > from) parts.push(new TextRun(clean(line.slice(from, column - 1))));
      from = Math.max(from, column - 1);
      if (opens) parts.push(new CommentRangeStart(id));
      else parts.push(new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] }));
    }
    parts.push(new TextRun(clean(line.slice(from))));
    return new Paragraph({ children: parts });
  });
  const summary = new Paragraph({
    children: [new TextRun({ text: `引文核对：${report.summary.message}`, italics: true })],
  });
  const document = new Document({
    creator: '知依',
    comments: { children: comments },
    sections: [{ children: [summary, ...children] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function commentLines({ severity, message, suggestion, reference }: CheckFinding): string[] {
  return [
    `${LABEL[severity]}：${message}`,
    ...(suggestion ? [`建议：${suggestion}`] : []),
    `依据：${reference}`,
  ].map(clean);
}

/** Characters that XML has no place for. */
function clean(text: string): string {
  return text.replace(/(?!\t)\p{Cc}/gu, '');
}
