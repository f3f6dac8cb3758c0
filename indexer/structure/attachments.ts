import { toNumber } from './numerals.ts';

/** What comes after a text and belongs to it. */
export interface AttachmentHeading {
  /** As printed: 附件2, 附表, 附录A, 注释. */
  readonly label: string;
  readonly title: string;
  /** Its own number; undefined where it has none. */
  readonly number?: number;
}

const form = (blank: string) =>
  new RegExp(
    `^((?:附件|附表|附录|附图)${blank}([A-H](?![A-Za-z])|[0-9一二三四五六七八九十]{0,3})|注释)(?:[\\s\\u3000]*[:\\uff1a.、-]?[\\s\\u3000]*)(.*)$`,
    'u',
  );
const HEADING = form('[\\s\\u3000]*');
/** As knowledge files have it a label and its number are one word, so that a title may begin with a number. */
const WRITTEN = form('');
const LONGEST = 70;

/** Reads the words of a line as the heading of an attachment. Example: 附件2:储备标准 → 附件2, 储备标准. */
export function attachmentHeading(words: string, pattern = HEADING): AttachmentHeading | undefined {
  if (words.length > LONGEST || /[。;\uff1b]$/u.test(words)) return undefined;
  const m = pattern.exec(words.trim());
  if (!m || (m[1] === '注释' && m[3] !== '')) return undefined;
  const label = m[1]!.replace(/[\s\u3000]/gu, '');
  const letter = /[A-H]$/u.exec(label)?.[0];
  const number = letter ? letter.charCodeAt(0) - 64 : toNumber(m[2] ?? '');
  return { label, title: m[3]!.trim(), ...(number === undefined ? {} : { number }) };
}

/** In knowledge files an attachment begins at a Markdown heading: ## 附件2 储备标准. */
export function headedAttachment(line: string): AttachmentHeading | undefined {
  const words = /^[\s\u3000]{0,3}#{1,6}[\s\u3000]+(.*)$/u.exec(line.slice(0, LONGEST * 2))?.[1];
  return words === undefined ? undefined : attachmentHeading(words.trim(), WRITTEN);
}
