import { commandChoice } from '../answers/choices.ts';
import { note } from './reply.ts';

/** What a command says that does not know which document is meant. */
export function whichDocument(name: string, words: string): ReturnType<typeof note> {
  const title = words.trim() ? `没有找到“${words.trim().slice(0, 40)}”` : '要看哪一份文件?';
  return note(
    title,
    [`请写明文件名称,例如:${name} 突发事件应对法。`],
    [commandChoice('文件', '看收录了哪些文件')],
  );
}
