import { commandChoice, placeChoice, placeIn } from '../answers/choices.ts';
import { importLines, importTitle } from '../answers/import-lines.ts';
import { note, reply } from './reply.ts';
import type { Reply, Turn } from './turn.ts';

/** Takes a file in that was offered before, and says what the checks found. Nothing is kept of one that did not pass. */
export async function importFile(turn: Turn, ticket: string): Promise<Reply> {
  if (!turn.imports)
    return reply(
      turn,
      note('这里不能导入', ['由管理员导入:把文件发给管理员,或用命令行 npx zhiyi import 文件。']),
    );
  const done = await turn.imports.take(ticket);
  if (!done)
    return reply(
      turn,
      note('文件已经不在了', ['收到的文件只在内存里留几分钟,导入过的也不再留。请再发一次。']),
    );
  const { result, document } = done;
  const named = document && placeIn(document);
  const choices = named
    ? [placeChoice('outline', named, '看目录'), commandChoice('文件', '看收录了哪些文件')]
    : [commandChoice('文件', '看收录了哪些文件')];
  const title = importTitle(result);
  return reply(turn, note(title, importLines(result), choices), document ? { document } : {});
}
