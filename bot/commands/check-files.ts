import { checkDraft, chinaDay, ImportError, readDraft, ZhiyiError } from '../../indexer/index.ts';
import type { CheckedDraft, Choice } from '../answers/answer.ts';
import { checkAnswer, checkedDraft, uncheckedDraft } from '../answers/check-answer.ts';
import { boundedFile, LONGEST_DRAFT } from '../answers/draft-limits.ts';
import { printed } from '../answers/punctuation.ts';
import { reply } from './reply.ts';
import type { ImportOffer, Reply, SentFile, Turn } from './turn.ts';

/** Files that one message may bring. */
const MOST_FILES = 3;

/**
 * Checks the drafts that came with a message, one after the other; what cannot be read is said, with the cure. One that reads as a
 * rule may be taken in as such by who may do that.
 */
export async function checkFiles(turn: Turn, files: readonly SentFile[]): Promise<Reply> {
  const drafts: CheckedDraft[] = [];
  const choices: Choice[] = [];
  for (const file of files.slice(0, MOST_FILES)) {
    const { draft, offer } = await checked(turn, file);
    drafts.push(draft);
    if (offer) choices.push(importChoice(offer));
  }
  const left = files.slice(MOST_FILES).map(({ name }) => name);
  if (left.length > 0) drafts.push(uncheckedDraft(`一次最多核对${MOST_FILES}份,没有读:${left.join('、')}`));
  const named = choices.length > 1 ? choices.map((c) => ({ ...c, label: c.send })) : choices;
  return { ...reply(turn, checkAnswer(drafts, named)), filesRead: true };
}

async function checked(turn: Turn, file: SentFile): Promise<{ draft: CheckedDraft; offer?: ImportOffer }> {
  try {
    const bytes = await file.read();
    boundedFile(bytes.length);
    const offer = await turn.imports?.offer({ name: file.name, bytes });
    const draft = await checkedFile(turn, file.name, bytes).catch(unread(file));
    return offer ? { draft: { ...draft, advice: adviceOn(offer) }, offer } : { draft };
  } catch (error) {
    return { draft: unread(file)(error) };
  }
}

const unread =
  ({ name }: SentFile) =>
  (error: unknown): CheckedDraft => {
    if (!(error instanceof ZhiyiError)) throw error;
    return uncheckedDraft(`没有读《${name}》:${error.message}`, error.cure);
  };

async function checkedFile({ knowledge, now }: Turn, name: string, bytes: Uint8Array): Promise<CheckedDraft> {
  const draft = await readDraft({ bytes, name });
  if (draft.text.length > LONGEST_DRAFT)
    throw new ImportError(`文稿超过 ${LONGEST_DRAFT / 10_000} 万字`, '分成几份,或用命令行 npx zhiyi check');
  const { documents, lawNames } = knowledge.library;
  return checkedDraft(await checkDraft(draft, documents, { today: chinaDay(now), lawNames }), name);
}

function adviceOn({ title, articles }: ImportOffer): string {
  return printed(
    `这份文件读来是《${title}》,${articles}条。要让知依按它回答,点“导入为官方文本”;不点就不保存,几分钟后从内存里删去。`,
  );
}

function importChoice({ ticket, title }: ImportOffer): Choice {
  return {
    label: '导入为官方文本',
    send: `导入《${title}》为官方文本`,
    action: { verb: 'import', ticket },
  };
}
