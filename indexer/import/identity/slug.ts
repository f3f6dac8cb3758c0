import { createHash } from 'node:crypto';
import { titleIdentity } from '../../documents/title-identity.ts';

/** Longest id proposed; file systems allow 255 bytes and the version follows. */
const LONGEST = 120;
/** Hexadecimal digits that tell titles of one slug apart: of a thousand such titles two would meet once in 30,000 times. */
const HASH = 8;

/**
 * The id for a title nobody has named: its pinyin, joined by hyphens. Kebab-case English is for people to give. A slug that
 * is cut ends in a hash of the title, since what tells it from others may have been cut off.
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
  if (slug === '') return withHash('untitled', title);
  return slug.length > LONGEST ? withHash(slug, title) : slug;
}

/** A slug told apart by the title: 检察官法 and 监察官法 are both jian-cha-guan-fa. */
export function withHash(slug: string, title: string): string {
  const hash = createHash('sha256').update(titleIdentity(title)).digest('hex').slice(0, HASH);
  return `${slug.slice(0, LONGEST - HASH - 1).replace(/-+$/u, '')}-${hash}`;
}
