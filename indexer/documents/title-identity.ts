const EDITION = /[([〔]([^()[\]〔〕]{1,30})[)\]〕]$/u;

/**
 * Titles to one form for comparing: without 中华人民共和国, title marks, brackets, blanks and the mark of an edition.
 * Example: 示例省实施《中华人民共和国甲法》办法(2021年修订) → 示例省实施甲法办法.
 */
export function titleIdentity(title: string): string {
  let known = identities.get(title);
  if (known === undefined) {
    known = identityOf(title);
    if (identities.size >= MOST_KEPT) identities.clear();
    identities.set(title, known);
  }
  return known;
}

/** Each import compares its title with all that are held. */
const identities = new Map<string, string>();
const MOST_KEPT = 50_000;

function identityOf(title: string): string {
  const s = title
    .normalize('NFKC')
    .replace(/\.(?:md|txt|html?|docx|pdf)$/iu, '')
    .trim();
  const edition = EDITION.exec(s)?.[1] ?? '';
  // (2015-2020年) names another instrument than (2021-2025年): only marks of an edition go.
  const isEdition = /修订|修正|全文|^\d{4}-\d{2}-\d{2}$|^\d{4}年?版?$/u.test(edition);
  return (isEdition ? s.replace(EDITION, '') : s)
    .replaceAll('中华人民共和国', '')
    .replace(/[《》〈〉<>()[\]〔〕“”"'\s]/gu, '');
}

/** What uploading puts before a name: 20260716_034952_. */
const STAMP = /^\d{8}[_-]?(?:\d{4,9}[_-]+|[_-]+)/u;

/** A file's name without its ending and version date. Example: 防洪法(2016-07-02).md → 防洪法. */
export function titleOfName(name: string): string {
  return name
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    .replace(STAMP, '')
    .replace(/[(\uff08_ -]*\d{4}-?\d{2}-?\d{2}[)\uff09]?$/u, '')
    .trim();
}
