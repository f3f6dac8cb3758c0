import type { Problem } from '../types.ts';
import { readBytes } from './file-bytes.ts';
import type { KnowledgeFiles } from './knowledge-files.ts';

/**
 * The text of a knowledge file as strict UTF-8: a byte that is none would become a lost character, so it is a problem with
 * its line instead. A byte order mark is dropped. Never throws.
 */
export function readText(file: string, { layers }: KnowledgeFiles): { text: string } | { problem: Problem } {
  const held = layers.map(({ contents }) => contents.get(file)).find((found) => found !== undefined);
  const bytes = held && readBytes(held);
  if (bytes === undefined || typeof bytes === 'string')
    return {
      problem: problem(file, 1, `文件读不了(${bytes ?? 'ENOENT'})`, '检查文件是否存在、是否有读取权限'),
    };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const line = firstBadLine(bytes);
    return { problem: problem(file, line, '不是 UTF-8 编码', '用编辑器把文件另存为 UTF-8') };
  }
}

/** A newline byte never occurs inside a UTF-8 sequence, so each line can be decoded by itself. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let at = 0; at <= bytes.length; line++) {
    const newline = bytes.indexOf(10, at);
    const end = newline < 0 ? bytes.length : newline;
    try {
      decoder.decode(bytes.subarray(at, end));
    } catch {
      return line;
    }
    at = end + 1;
  }
  return 1;
}

function problem(file: string, line: number, message: string, cure: string): Problem {
  return { file, line, message, cure, severity: 'error' };
}
