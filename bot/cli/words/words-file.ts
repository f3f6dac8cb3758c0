import { stringify } from 'yaml';
import type { Document } from '../../../indexer/types.ts';
import type { Article } from './article.ts';
import type { CheckedDraft } from './draft-check.ts';

/** What is proposed for one article, before a person has looked at it. */
export interface Proposal {
  readonly article: Article;
  readonly draft?: CheckedDraft;
  /** Questions that people asked and this article answered, with what tells so. */
  readonly used: readonly { readonly question: string; readonly why: string }[];
  /** Why there is no draft, in Chinese. */
  readonly failed?: string;
}

/** Beginning of an article that is shown for orientation; never so much that it would be its text. */
const SHOWN = 14;

/**
 * The proposals as a file of search-words: what may be taken over as it stands, everything else as remarks. Articles for
 * which nothing is proposed stand as remarks to be filled in.
 * @param by who drafted, in Chinese
 */
export function wordsFile(document: Document, proposals: readonly Proposal[], by: string): string {
  const id = `${document.id}${document.version ? `@${document.version}` : ''}`;
  const head = [
    `${document.title}(${id})的检索词草稿,${by}`,
    `逐条审阅:删去不像人话的、放到别的条上也合适的;审完存为知识文件夹里的 search-words/${document.id}.yaml,再运行 npx zhiyi validate`,
    '带 # 的行只供审阅,不起作用;要旨草稿核对原文后可写进文件的正文(写法见 knowledge/README.md)',
  ];
  return `${[...head.map(remark), ...proposals.flatMap((p) => ['', ...linesOf(p)])].join('\n')}\n`;
}

function linesOf({ article, draft, used, failed }: Proposal): string[] {
  const { place, text } = article;
  const phrases = [...new Set([...used.map(({ question }) => question), ...(draft?.phrases ?? [])])];
  const opening = text
    .replace(/\s+/gu, ' ')
    .replace(/^第[^\s]{1,9}条\s*/u, '')
    .slice(0, SHOWN);
  return [
    remark(`${place}  ${opening}…`),
    ...(failed === undefined ? [] : [remark(`没有草稿:${failed}`)]),
    ...(draft?.headnote ? [remark(`要旨草稿:${draft.headnote}`)] : []),
    ...(draft?.faults ?? []).map((fault) => remark(`要旨未通过检查:${fault}`)),
    ...(draft && draft.dropped.length > 0 ? [remark(`没有采用:${draft.dropped.join(';')}`)] : []),
    ...used.map(({ question, why }) => remark(`${why}:${question}`)),
    phrases.length > 0 ? `${place}: ${flow(phrases)}` : remark(`${place}: []`),
  ];
}

/** A remark is one line whatever stands in it. */
function remark(text: string): string {
  return `# ${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;
}

function flow(phrases: readonly string[]): string {
  return stringify(phrases, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim();
}
