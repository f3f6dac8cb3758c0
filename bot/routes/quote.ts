import type { Library } from '../../indexer/index.ts';
import { citationText, quotationAt, quotationText } from '../answers/quotation.ts';
import { quotationHtml } from '../pages/quotation.ts';
import { type HttpRequest, type Route, sendError, sendJson } from './http.ts';

interface Parts {
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
  /** Address under which whoever asks reaches the server. */
  readonly base: (req: HttpRequest) => string;
}

/**
 * GET /api/quote?at=/read/…#a12: {citation, cited, text, html} to put on the clipboard; of a headnote no text, since only the
 * law's words are quoted.
 */
export function quoteRoutes({ library, base }: Parts): Route[] {
  return [
    {
      method: 'get',
      path: '/api/quote',
      async handle(req, res) {
        const at = new URL(req.url ?? '', 'http://localhost').searchParams.get('at') ?? '';
        const found = quotationAt(await library(req), at);
        if (!found) return sendError(res, 404, 'NotFound', '没有这一条');
        const { citation, sha256, status } = found;
        const own = base(req);
        const address = `${own}${found.reader}`;
        const cited = citationText(found, own);
        if (!found.lines) return sendJson(res, 200, { citation, status, address, cited });
        sendJson(res, 200, {
          citation,
          status,
          sha256,
          address,
          cited,
          text: quotationText(found, own),
          html: quotationHtml(found, own),
        });
      },
    },
  ];
}
