import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { type Document, type Library, parseAnchor, resolvePlace } from '../../indexer/index.ts';
import { citationOf } from '../answers/citation.ts';
import { imprintOf } from '../answers/imprint.ts';
import { printed } from '../answers/punctuation.ts';
import { answerLines } from '../word/answers.ts';
import { linesIn, linesOf, type WordLine } from '../word/lines.ts';
import { wordFile } from '../word/word-file.ts';
import { type HttpRequest, type Route, sendError } from './http.ts';

interface Parts {
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
  /** Address under which whoever asks reaches the server. */
  readonly base: (req: HttpRequest) => string;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const conversation = z.object({
  turns: z
    .array(
      z.object({
        question: z.string().max(10_000),
        answers: z
          .array(z.object({ places: z.array(z.string().max(300)).max(60), words: z.string().max(2000) }))
          .max(20),
      }),
    )
    .min(1)
    .max(500),
});

/**
 * GET /api/docx?at=/read/…[#a12]: a document or one place of it as a Word file, the official text only.
 * POST /api/answers.docx {turns}: the answers of a conversation.
 */
export function wordRoutes({ library, base }: Parts): Route[] {
  return [
    {
      method: 'get',
      path: '/api/docx',
      async handle(req, res) {
        const at = new URL(req.url ?? '', 'http://localhost').searchParams.get('at') ?? '';
        const held = await library(req);
        const found = textAt(held, at);
        if (!found) return sendError(res, 404, 'NotFound', '没有这份文件或这一条的原文');
        const { document, lines, name } = found;
        send(res, await wordFile(lines, imprintOf(held, document, base(req))), name);
      },
    },
    {
      method: 'post',
      path: '/api/answers.docx',
      async handle(req, res) {
        const read = conversation.safeParse(req.body);
        if (!read.success) return sendError(res, 400, 'BadSyntax', '没有可以下载的问答');
        const lines = answerLines(await library(req), read.data.turns, base(req));
        send(res, await wordFile(lines, undefined), '知依问答');
      },
    },
  ];
}

function textAt(
  library: Library,
  path: string,
): { document: Document; lines: readonly WordLine[]; name: string } | undefined {
  const [, id = '', version, anchor = ''] = /^\/read\/([^/@#?]+)(?:@([^/#?]+))?(?:#(.*))?$/.exec(path) ?? [];
  const document = library.document(id, version);
  if (document?.text !== 'official') return undefined;
  const title = (text: string): WordLine => ({ kind: 'title', text });
  if (anchor === '') {
    const name = printed(citationOf(document, [], 'official'));
    return { document, lines: [title(document.title), ...linesOf(document.root)], name };
  }
  const locator = parseAnchor(anchor);
  const [provision] = locator ? resolvePlace(document, locator) : [];
  if (!provision) return undefined;
  const name = printed(citationOf(document, provision.locator, 'official'));
  return { document, lines: [title(name), ...linesIn(provision, 1)], name };
}

function send(res: ServerResponse, body: Buffer, name: string): void {
  const file = encodeURIComponent(`${name.replace(/[\\/:*?"<>|\s]+/gu, ' ').trim()}.docx`);
  res.writeHead(200, {
    'Content-Type': WORD,
    'Content-Length': body.length,
    'Content-Disposition': `attachment; filename="zhiyi.docx"; filename*=UTF-8''${file}`,
    'Cache-Control': 'no-store',
  });
  res.end(body);
}
