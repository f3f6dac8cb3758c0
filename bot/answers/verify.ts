import {
  compareVersions,
  type Difference,
  type Document,
  differences,
  folded,
  formatLocator,
  type Library,
  type Locator,
  renumberingOf,
  resolvePlace,
} from '../../indexer/index.ts';
import { citationOf, dateName } from './citation.ts';
import { fingerprintOf, placesWith, quotedLines } from './fingerprint.ts';
import { STATUS_LABEL, statusLabel } from './labels.ts';
import { readerPath } from './passage.ts';
import { readCitation } from './read-citation.ts';

/** Whether a copied citation is still what is held. */
export type Verdict =
  | 'same' // 文字与收录的一致
  | 'typography' // 只有排版、标点样式不同
  | 'changed' // 文字已改动
  | 'held' // 没有可比的文字或指纹,给出现在收录的
  | 'gone' // 这一处已不在收录的文本里
  | 'unknown'; // 认不出,或没有收录

export interface Verified {
  readonly verdict: Verdict;
  /** The result in one sentence, then what must be known, a sentence each. */
  readonly lines: readonly string[];
  /** From the words pasted to those held, where they differ. */
  readonly differences: readonly Difference[];
  readonly citation?: string;
  readonly sha256?: string;
  readonly status?: string;
  /** Path of the reader. */
  readonly reader?: string;
}

const NONE = { differences: [] } as const;

/**
 * Holds a copied citation, or its fingerprint alone, against what is held now.
 * Example: sha256:9f86… → 文字与收录的一致, 《示例条例》(2021年版)第三条, and what became of that text.
 */
export function verifyCitation(library: Library, pasted: string): Verified {
  const { document, locator, fingerprint, words, versionMissing } = readCitation(library, pasted);
  if (!document || !locator) return byFingerprint(library, fingerprint, words);
  const name = `《${document.title}》`;
  if (versionMissing !== undefined)
    return { ...NONE, verdict: 'unknown', lines: [`没有收录${name}${versionMissing}的文本,不能核验。`] };
  const [provision] = resolvePlace(document, locator);
  const asked = citationOf(document, locator, document.text === 'official' ? 'official' : 'headnote');
  if (document.text !== 'official')
    return {
      ...NONE,
      verdict: 'unknown',
      lines: [`没有收录${name}这一版的原文,不能核验文字。`, ...standing(library, document, locator)],
      citation: asked,
      reader: readerPath(document, locator),
    };
  if (!provision)
    return { ...NONE, verdict: 'gone', lines: [`收录的文本里没有${asked}。`], reader: readerPath(document) };
  const lines = quotedLines(provision);
  const sha256 = fingerprintOf(lines);
  const known = {
    citation: asked,
    sha256,
    status: statusLabel(document, library.statusOn(document)),
    reader: readerPath(document, provision.locator),
  };
  const rest = standing(library, document, provision.locator);
  const told = (verdict: Verdict, said: string, found: readonly Difference[] = []): Verified => ({
    verdict,
    lines: [said, ...rest],
    differences: found,
    ...known,
  });
  const part = words.length > 0 && folded(lines.join('')).includes(folded(words.join('')));
  if (fingerprint && sha256.startsWith(fingerprint)) {
    // The fingerprint is that of the text, but the words beside it may have been changed since.
    if (words.length === 0 || part) return told('same', `${asked}:文字与收录的一致。`);
    return told(
      'changed',
      `${asked}:指纹与收录的一致,但贴来的文字不是这段文字。`,
      differences(words.join('\n'), lines.join('\n')),
    );
  }
  if (words.length > 0) {
    if (fingerprintOf(words) === sha256) return told('same', `${asked}:文字与收录的一致。`);
    if (part && !fingerprint) return told('same', `${asked}:贴来的文字在收录的文本里。`);
    if (part && folded(words.join('')) === folded(lines.join('')))
      return told('typography', `${asked}:文字相同,只有排版或标点样式不同。`);
    return told(
      'changed',
      `${asked}:文字与现在收录的不同。`,
      differences(words.join('\n'), lines.join('\n')),
    );
  }
  if (fingerprint) return told('changed', `${asked}:收录的文字已不是复制时的那一段。`);
  return told('held', `${asked}:没有贴文字,也没有指纹,只能给出现在收录的。`);
}

function byFingerprint(
  library: Library,
  fingerprint: string | undefined,
  words: readonly string[],
): Verified {
  if (!fingerprint)
    return { ...NONE, verdict: 'unknown', lines: ['没有认出出处或指纹。请贴复制的引文,或 sha256 指纹。'] };
  const found = placesWith(library, fingerprint);
  const [first] = found;
  if (!first)
    return {
      ...NONE,
      verdict: 'unknown',
      lines: [
        '收录的文本里没有这个指纹:文字可能已改动,或这份文件没有收录。连同出处一起贴来可以看出改了什么。',
      ],
    };
  const { document, provision } = first;
  const citation = citationOf(document, provision.locator, 'official');
  const others = found.slice(1, 6).map((f) => citationOf(f.document, f.provision.locator, 'official'));
  const lines = quotedLines(provision);
  const also = others.length > 0 ? [`相同的文字还在:${others.join('、')}。`] : [];
  const wrong = words.length > 0 && !folded(lines.join('')).includes(folded(words.join('')));
  return {
    verdict: wrong ? 'changed' : 'same',
    lines: [
      wrong ? `指纹是${citation}的,但贴来的文字不是这段文字。` : `${citation}:文字与收录的一致。`,
      ...also,
      ...standing(library, document, provision.locator),
    ],
    differences: wrong ? differences(words.join('\n'), lines.join('\n')) : [],
    citation,
    sha256: fingerprintOf(lines),
    status: statusLabel(document, library.statusOn(document)),
    reader: readerPath(document, provision.locator),
  };
}

/** What became of the text itself: its status today, and where the article stands in the text that took its place. */
function standing(library: Library, document: Document, locator: Locator): string[] {
  const status = library.statusOn(document);
  const out = [`状态:${statusLabel(document, status)}。`];
  if (status !== 'superseded') return status === 'repealed' ? [...out, '该文件已经废止。'] : out;
  const current = library.document(document.id);
  if (!current || current === document) return [...out, '已有新版,新版没有收录。'];
  const article = locator.filter((step) => step.type === 'article');
  const went = renumberingOf(compareVersions(document, current)).newOf(article).map(formatLocator);
  const where = went.length > 0 ? `,对应${went.join('、')}` : '';
  return [...out, `这一版${STATUS_LABEL[status]}:${dateName(current)}版${where}。`];
}
