import type { Library } from '../../indexer/index.ts';
import { type HttpRequest, type Route, sendJson } from './http.ts';

interface Parts {
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
  readonly suggest: (library: Library, typed: string) => readonly object[];
}

/** GET /api/suggest?q=…: {suggestions}, ways to go on with what is being typed. */
export function suggestRoutes({ library, suggest }: Parts): Route[] {
  return [
    {
      method: 'get',
      path: '/api/suggest',
      async handle(req, res) {
        const typed = new URL(req.url ?? '', 'http://localhost').searchParams.get('q') ?? '';
        sendJson(res, 200, { suggestions: suggest(await library(req), typed) });
      },
    },
  ];
}
