import { formatLocator } from '../../structure/locator.ts';
import { walk } from '../../structure/tree.ts';
import type { Provision } from '../../types.ts';
import type { PlainText } from '../source.ts';
import { type CheckFinding, LISTED, listed } from './check.ts';

/** Marks that a wrong decoding leaves: replacement and private characters, UTF-8 read as GBK, 锟斤拷. */
const MOJIBAKE = /[\ufffd\ue000-\uf8ff]|(?![\t\n])\p{Cc}|锟斤拷|烫烫|屯屯|[锛銆鈥€]|[Ã-å][\u0080-\u00bf]/gu;
/** Marks that text recognition leaves, and scripts that Chinese statutes have no letters of. */
const STRAY =
  /[|¦~^`\\{}■□◆◇●▲△★☆※¤¶†‡]|[\u0400-\u04ff\u3040-\u30ff\uac00-\ud7af]|[\u2e80-\u2fdf]|\uff5e\uff5e/gu;

/** Suspicious characters with their places. */
export function checkCharacters(root: Provision): CheckFinding[] {
  return [...find(root, MOJIBAKE, '疑似乱码'), ...find(root, STRAY, '疑似识别错误的字符')];
}

/** What a program recognised is no official text until a person has compared it. */
export function checkRecognised(recognised: PlainText['recognised']): CheckFinding[] {
  if (!recognised) return [];
  const { pages, doubts } = recognised;
  const which = doubts.length > 0 ? `;没有把握的 ${doubts.length} 处:${doubts.join(';')}` : '';
  const message = `扫描件 ${pages} 页,文字由程序识别(OCR),没有与原件核对${which}`;
  return [{ severity: 'error', message, accept: 'ocr' }];
}

function find(root: Provision, pattern: RegExp, what: string): CheckFinding[] {
  const places: string[] = [];
  let count = 0;
  for (const node of walk(root)) {
    // The bars of a table's cells are its own.
    const text = node.type === 'table' || node.type === 'row' ? node.text.replaceAll('|', ' ') : node.text;
    for (const [found] of `${node.heading}\n${text}`.matchAll(pattern)) {
      if (++count <= LISTED) places.push(`${formatLocator(node.locator)}“${found}”`);
    }
  }
  if (count === 0) return [];
  return [{ severity: 'error', message: `${what}:${listed(places, count)}`, accept: 'characters' }];
}
