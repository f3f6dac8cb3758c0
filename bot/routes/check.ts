import {
  type CheckReport,
  checkDraft,
  checkText,
  chinaDay,
  ImportError,
  type IsoDate,
  type Library,
  readDraft,
  ZhiyiError,
} from '../../indexer/index.ts';
import { LONGEST_DRAFT as LONGEST_TEXT, MOST_FILE } from '../answers/draft-limits.ts';
import { checkPage } from '../pages/check.ts';
import { BAD_DAY, isDay } from './day.ts';
import { type HttpRequest, type Route, sendError, sendJson } from './http.ts';
import { pageHeaders } from './reader.ts';
import { packable, sendPackable } from './send-page.ts';

export interface CheckDeps {
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
  readonly now: () => Date;
  readonly frameAncestors: string;
}

/** As base64 in JSON. */
const MOST_BODY = Math.ceil((MOST_FILE * 4) / 3) + 10_000;

interface Request {
  readonly text?: string;
  readonly name?: string;
  readonly base64?: string;
  readonly asOf?: IsoDate;
}

/** The page /check and POST /api/check: {text} or {name, base64}, and asOf → {findings, summary}. Nothing is stored. */
export function checkRoutes({ library, now, frameAncestors }: CheckDeps): Route[] {
  const headers = pageHeaders(frameAncestors);
  const page = (req: HttpRequest, res: Parameters<Route['handle']>[1]): Promise<void> =>
    sendPackable(req, res, packable(200, 'text/html; charset=utf-8', checkPage()), headers);
  return [
    { method: 'get', path: '/check', handle: page },
    { method: 'head', path: '/check', handle: page },
    {
      method: 'post',
      path: '/api/check',
      mostBody: MOST_BODY,
      handle: async (req, res) => {
        const asked = requestOf(req.body);
        if (typeof asked === 'string') return sendError(res, 400, 'BadArgument', asked);
        try {
          sendJson(res, 200, await checked(asked, await library(req), chinaDay(now())));
        } catch (error) {
          if (!(error instanceof ZhiyiError)) throw error;
          sendError(res, 422, 'UnreadableDraft', `${error.message}。${error.cure}`);
        }
      },
    },
  ];
}

async function checked(asked: Request, held: Library, today: IsoDate): Promise<CheckReport> {
  const options = { today, lawNames: held.lawNames, ...(asked.asOf ? { asOf: asked.asOf } : {}) };
  if (asked.text !== undefined) return checkText(asked.text, held.documents, options);
  const bytes = Buffer.from(asked.base64 ?? '', 'base64');
  const draft = await readDraft({ bytes, name: asked.name ?? '文稿' });
  if (draft.text.length > LONGEST_TEXT)
    throw new ImportError(`文稿超过 ${LONGEST_TEXT / 10_000} 万字`, '分成几份,或用命令行 npx zhiyi check');
  return checkDraft(draft, held.documents, options);
}

/** What a body asks for, or in Chinese what is wrong with it. */
function requestOf(body: unknown): Request | string {
  if (typeof body !== 'object' || body === null)
    return '请发 JSON:{"text": "…"} 或 {"name": "…", "base64": "…"}';
  const { text, name, base64, asOf } = body as Record<string, unknown>;
  if (asOf !== undefined && !isDay(asOf)) return BAD_DAY;
  const day = asOf === undefined ? {} : { asOf };
  if (typeof text === 'string') {
    if (text.length > LONGEST_TEXT) return `文字不能超过${LONGEST_TEXT}字,请用文件`;
    return { text, ...day };
  }
  if (typeof base64 !== 'string') return '没有文稿:写 text,或 name 和 base64';
  if (base64.length > (MOST_FILE * 4) / 3 + 4) return '文件不能超过 10 MB';
  return { base64, name: typeof name === 'string' ? name.slice(0, 200) : '文稿', ...day };
}
