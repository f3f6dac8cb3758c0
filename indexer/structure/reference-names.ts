/** A title found in a text: the words between 《 and 》, and the offsets of the whole with its marks. */
export interface NamedTitle {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  /** 〈…〉 within another title. */
  readonly nested: boolean;
}

/** Longer than any title: 《关于修改〈…〉等七件地方性法规的决定》 has about 60. */
const LONGEST_TITLE = 120;
const OPENING = '《〈<';
const CLOSING = '》〉>';

/** The title that opens at `at`, and those nested in it, outer first; none when it is not closed on its line. */
export function readTitles(text: string, at: number): NamedTitle[] {
  const open: number[] = [];
  const found: NamedTitle[] = [];
  const limit = Math.min(text.length, at + LONGEST_TITLE);
  for (let i = at; i < limit && text[i] !== '\n'; i++) {
    const c = text[i] as string;
    if (OPENING.includes(c)) open.push(i);
    else if (CLOSING.includes(c)) {
      const start = open.pop();
      if (start === undefined) return [];
      const title = text.slice(start + 1, i).trim();
      if (title !== '') found.unshift({ title, start, end: i + 1, nested: open.length > 0 });
      if (open.length === 0) return found;
    }
  }
  return [];
}

/** Tells how many characters of a known name stand at an offset of a text; 0 when none does. */
export type NameMatcher = (text: string, at: number) => number;

/** 防洪法律, 行政处罚法定 and 安全生产法规 do not name the law they begin with; 防洪法规定 does. */
const GOES_ON = /^法(?:[律定治院人官学]|[规制](?!定))/u;
/** Whether a name written without 《》 may begin at an offset of a text. */
export function mayBegin(text: string, at: number): boolean {
  if (at === 0) return true;
  const code = text.charCodeAt(at - 1);
  const known = before[code];
  if (known !== UNKNOWN) return known === YES;
  const may = BEFORE.test(String.fromCharCode(code));
  before[code] = may ? YES : NO;
  return may;
}

/** By character: every place of every text is asked about. */
const before = new Uint8Array(1 << 16);
const [UNKNOWN, NO, YES] = [0, 1, 2];

/** What may stand right before a name written without 《》; another character belongs to a longer name: 某省抗旱条例. */
const BEFORE = /[\p{P}\p{S}\s反据照依按和与及或于对从以为是即有由除因当行用布改订释的]/u;

/** Finds names written without 《》: titles and the short titles people use. The longest at a place is taken. */
export function nameMatcher(names: Iterable<string>): NameMatcher {
  const byStart = new Map<string, string[]>();
  for (const name of new Set(names)) {
    if (name.length < 3) continue;
    const start = name.slice(0, 2);
    const others = byStart.get(start);
    if (others) others.push(name);
    else byStart.set(start, [name]);
  }
  for (const others of byStart.values()) others.sort((a, b) => b.length - a.length);
  return (text, at) => {
    const candidates = byStart.get(text.slice(at, at + 2));
    if (!candidates || !mayBegin(text, at)) return 0;
    const name = candidates.find((n) => text.startsWith(n, at));
    if (name === undefined) return 0;
    const end = at + name.length;
    return GOES_ON.test(text.slice(end - 1, end + 2)) ? 0 : name.length;
  };
}
