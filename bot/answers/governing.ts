import type { Finding, Governing } from '../../indexer/index.ts';

/**
 * One sentence for each document that governs the matter too and whose articles are not held, with its official page.
 * Example: 这类事项(台风)另由《示例省防汛条例》规定,它的条文这里没有收录;官方全文:https://…
 */
export function governingNotices(finding: Finding): string[] {
  return governingIn(finding).map(({ document, subject }) => {
    const page = document.source?.url;
    const where = page === undefined ? '' : `;官方全文:${page}`;
    return `这类事项(${subject})另由《${document.title}》规定,它的条文这里没有收录${where}`;
  });
}

/** Each document once, where several questions of one message are answered. */
function governingIn({ governing = [], parts }: Finding): readonly Governing[] {
  const all = parts ? parts.flatMap((part) => part.governing ?? []) : governing;
  return [...new Map(all.map((one) => [one.document, one])).values()];
}
