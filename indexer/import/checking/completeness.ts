import type { Shape } from '../../structure/markers.ts';
import { articlesOf, textOf, walk } from '../../structure/tree.ts';
import type { Document, Provision } from '../../types.ts';
import { chapterName } from '../reading/body.ts';
import type { CheckFinding } from './check.ts';

/** Closing articles among which a statute says when it comes into force. */
const CLOSING = 4;
const CLOSES = /施行|实施|生效|起执行|废止|负责解释/u;
const SENTENCE_END = /[。!\uff01?\uff1f…;\uff1b][”’』」》〉)\uff09〕】]*$/u;

/** What a closing article may end in without a full stop: …起施行 */
const CLOSED = /(?:施行|实施|执行|生效|废止|解释|为准)$/u;
/** Shorter than this a last line may be an entry of a list. */
const SHORT = 20;

/**
 * Whether the text goes to its end: its format closed, its last sentence ended, a closing article there. Many texts rightly
 * say nothing of their entry into force: that is told, and keeps out only what replaces a text that said it.
 */
export function checkEnd(
  root: Provision,
  cutOff: boolean,
  shape: Shape = 'statute',
  held?: Provision,
): CheckFinding[] {
  const findings: CheckFinding[] = [];
  const find = (severity: CheckFinding['severity'], message: string) =>
    findings.push({ severity, message, ...(severity === 'error' ? { accept: 'incomplete' as const } : {}) });
  if (cutOff) find('error', '网页没有结尾,可能没有下载完整');
  const last = mainNodes(root).findLast((node) => node.text !== '');
  if (last && !isTable(last) && !SENTENCE_END.test(last.text)) {
    const closed = CLOSED.test(last.text) || (shape !== 'statute' && last.text.length < SHORT);
    find(closed ? 'warning' : 'error', `正文末尾不成句:“…${last.text.slice(-12)}”`);
  }
  if (articlesOf(root).length > 0 && !closes(root)) {
    const lost = held !== undefined && closes(held);
    find(lost ? 'error' : 'warning', '最后几条没有说何时施行,结尾可能缺失');
  }
  return findings;
}

function closes(root: Provision): boolean {
  return articlesOf(root)
    .slice(-CLOSING)
    .some((article) => CLOSES.test(textOf(article)));
}

/** All nodes but those of attachments. */
function mainNodes(root: Provision): Provision[] {
  return root.children.filter(({ type }) => type !== 'attachment').flatMap((child) => [...walk(child)]);
}

function isTable({ type }: Provision): boolean {
  return type === 'table' || type === 'row';
}

/** Whether the chapters and the number of articles are those the catalogue knows of the same dated text. */
export function checkOutline(root: Provision, known: Document | undefined): CheckFinding[] {
  if (!known) return [];
  const findings: CheckFinding[] = [];
  const error = (message: string) => findings.push({ severity: 'error', message, accept: 'outline' });
  const chapters = namesOf(root);
  // A held official text may rightly be replaced; what people entered of the outline, or headnotes, may not.
  const ofRoot = known.text === 'official' ? [] : namesOf(known.root);
  const expected = known.outline.length > 0 ? known.outline.map(chapterName) : ofRoot;
  // Headnotes of a part of the articles know only a part of the chapters.
  const whole = known.outline.length > 0 || known.articleCount === undefined;
  if (expected.length > 0 && whole && expected.join() !== chapters.join()) {
    error(`章名与目录所知不同:原文为 ${chapters.join('、') || '无章'};目录为 ${expected.join('、')}`);
  }
  const count = articlesOf(root).length;
  if (known.articleCount !== undefined && known.articleCount !== count) {
    error(`条数与目录所知不同:原文 ${count} 条,目录 ${known.articleCount} 条`);
  }
  return findings;
}

function namesOf(root: Provision): string[] {
  return [...walk(root)].filter((node) => node.type === 'chapter').map((node) => chapterName(node.heading));
}

/** A text that shrank or grew by more than a half is more likely a wrong page than an amendment of the same date. */
export function checkLength(root: Provision, held: Provision | undefined): CheckFinding[] {
  if (!held) return [];
  const [now, before] = [lengthOf(root), lengthOf(held)];
  if (before === 0 || (now >= before / 2 && now <= before * 1.5)) return [];
  const message = `长度与现有文本相差过半:现有 ${before} 字,此次 ${now} 字`;
  return [{ severity: 'error', message, accept: 'length' }];
}

function lengthOf(root: Provision): number {
  return textOf(root).replace(/\s/gu, '').length;
}
