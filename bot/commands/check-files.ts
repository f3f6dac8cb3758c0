import { checkDraft, chinaDay, ImportError, readDraft, ZhiyiError } from '../../indexer/index.ts';
import { checkLines } from '../answers/check-lines.ts';
import { boundedFile, LONGEST_DRAFT } from '../answers/draft-limits.ts';
import { note, reply } from './reply.ts';
import type { Reply, SentFile, Turn } from './turn.ts';

/** Findings that one message shows of a file; the page shows all. */
const MOST_SHOWN = 10;
/** Files that one message may bring. */
const MOST_FILES = 3;
/** Checks the drafts that came with a message, one after the other; what cannot be read is said, with the cure. */
export async function checkFiles(turn: Turn, files: readonly SentFile[]): Promise<Reply> {
  const [first, ...rest] = files.slice(0, MOST_FILES);
  const parts: string[][] = [];
  for (const file of first ? [first, ...rest] : []) parts.push(await linesOf(turn, file));
  const left = files.slice(MOST_FILES).map(({ name }) => name);
  if (left.length > 0) parts.push([`一次最多核对${MOST_FILES}份,没有读:${left.join('、')}`]);
  const [[title = '', ...lines] = [], ...others] = parts;
  const answer = note(title, [...lines, ...others.flat()]);
  return { ...reply(turn, answer), filesRead: true };
}

async function linesOf({ knowledge, now }: Turn, file: SentFile): Promise<string[]> {
  try {
    const bytes = await file.read();
    boundedFile(bytes.length);
    const draft = await readDraft({ bytes, name: file.name });
    if (draft.text.length > LONGEST_DRAFT)
      throw new ImportError(`文稿超过 ${LONGEST_DRAFT / 10_000} 万字`, '分成几份,或用命令行 npx zhiyi check');
    const { documents, lawNames } = knowledge.library;
    const report = await checkDraft(draft, documents, { today: chinaDay(now), lawNames });
    const [summary = '', ...lines] = checkLines(report, MOST_SHOWN);
    return [`${file.name}:${summary}`, ...lines];
  } catch (error) {
    if (!(error instanceof ZhiyiError)) throw error;
    return [`没有读《${file.name}》:${error.message}`, error.cure];
  }
}
