/** Longest id proposed; file systems allow 255 bytes and the version follows. */
const LONGEST = 120;

/**
 * The id for a title nobody has named: its pinyin, joined by hyphens. Kebab-case English is for people to give.
 * Example: 示例省防汛条例 → shi-li-sheng-fang-xun-tiao-li. pinyin-pro is loaded on first use.
 */
export async function slugOf(title: string): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  const bare = title
    .normalize('NFKC')
    .replaceAll('中华人民共和国', '')
    .replace(/[^\p{Script=Han}A-Za-z0-9]+/gu, ' ');
  const slug = pinyin(bare, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return (slug || 'untitled').slice(0, LONGEST).replace(/-+$/u, '');
}
