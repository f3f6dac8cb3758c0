/** Which version of a work a question asks for. */
export interface VersionWish {
  /** A year or date the text of which is asked for: 2007版. */
  readonly named?: string;
  /** 旧法, 修订前. */
  readonly older: boolean;
  /** 两个版本, 新旧对比. */
  readonly both: boolean;
  /** 2021年时: the text in force then. */
  readonly asOf?: string;
  /** The wording itself, to be taken out of the search terms. */
  readonly words: readonly string[];
}

const YEAR = '(?<year>(?:19|20)\\d{2})';
const NAMED = new RegExp(
  `${YEAR}(?:年)?(?:新?版本?|修订版?|修正版?|年版|修订|修正|文本|那版|的?(?=(?:突发事件)?应对法))`,
  'u',
);
const IN_BRACKETS = new RegExp(`\\(${YEAR}年?\\)`, 'u');
const AT = new RegExp(`${YEAR}年(?:时|当时|那时|的时候|施行的|有效的)`, 'u');
const OLDER =
  /(?:旧版|老版|原版|旧法|老法|原法|旧的?(?=.{0,6}[法例定])|老的?(?=.{0,3}应对法)|修订前|修改前|以前的?(?=.{0,4}法))/u;
const BOTH = /(?:两个?版本?|两版|新旧|前后两|版本对比|各版本)/u;
const NEWER = /(?:现行有?效?的?|最新版?的?|新版的?|新(?=[^\s]{0,8}法))/u;

/** Reads the wish for a version from a question. Example: 应对法2007版第三条 → named 2007. */
export function versionWish(text: string): VersionWish {
  const words: string[] = [];
  const take = (m: RegExpExecArray | null) => {
    if (m) words.push(m[0]);
    return m;
  };
  const at = take(AT.exec(text));
  const named = at ? null : (take(NAMED.exec(text)) ?? take(IN_BRACKETS.exec(text)));
  const both = take(BOTH.exec(text)) !== null;
  const older = take(OLDER.exec(text)) !== null;
  take(NEWER.exec(text));
  return {
    named: named?.groups?.year,
    asOf: at?.groups?.year ? `${at.groups.year}-12-31` : undefined,
    older,
    both,
    words,
  };
}
