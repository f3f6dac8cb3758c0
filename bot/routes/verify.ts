import type { ServerResponse } from 'node:http';
import type { Library } from '../../indexer/index.ts';
import { verifyCitation } from '../answers/verify.ts';
import { LONGEST_CITATION, verifyPage } from '../pages/verify.ts';
import { type HttpRequest, type Route, sendError, sendJson } from './http.ts';
import { pageHeaders } from './reader.ts';
import { packable, sendPackable } from './send-page.ts';

interface Parts {
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
  readonly frameAncestors: string;
}

/** The page /verify?q=, and POST /api/verify {text} → {verdict, lines, differences, …}. Nothing is stored. */
export function verifyRoutes({ library, frameAncestors }: Parts): Route[] {
  const headers = pageHeaders(frameAncestors);
  const page = async (req: HttpRequest, res: ServerResponse): Promise<void> => {
    const asked = new URL(req.url ?? '', 'http://localhost').searchParams.get('q') ?? '';
    const pasted = asked.slice(0, LONGEST_CITATION);
    const body = verifyPage(
      pasted,
      pasted.trim() === '' ? undefined : verifyCitation(await library(req), pasted),
    );
    await sendPackable(req, res, packable(200, 'text/html; charset=utf-8', body), headers);
  };
  return [
    { method: 'get', path: '/verify', handle: page },
    { method: 'head', path: '/verify', handle: page },
    {
      method: 'post',
      path: '/api/verify',
      handle: async (req, res) => {
        const text = (req.body as { text?: unknown } | undefined)?.text;
        if (typeof text !== 'string' || text.trim() === '')
          return sendError(res, 400, 'BadArgument', '请发 JSON:{"text": "引文或 sha256"}');
        if (text.length > 50_000) return sendError(res, 400, 'BadArgument', '引文不能超过50000字');
        sendJson(res, 200, verifyCitation(await library(req), text));
      },
    },
  ];
}
