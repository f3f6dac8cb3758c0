import { type Document, type Library, type Locator, parseAnchor, parseLocator } from '../../indexer/index.ts';

/** What a copied citation says of itself. */
export interface ReadCitation {
  readonly document?: Document;
  readonly locator?: Locator;
  /** It names a version that is not held. */
  readonly versionMissing?: string;
  /** Its SHA-256, or the first digits of it. */
  readonly fingerprint?: string;
  /** The words it quotes, a line each; empty for none. */
  readonly words: readonly string[];
}

const FINGERPRINT = /(?:sha-?256\s*[::]?\s*)([0-9a-f]{12,64})\b|(?<![0-9a-z])([0-9a-f]{64})(?![0-9a-z])/iu;
const ADDRESS = /\/read\/([a-z0-9][a-z0-9-]{0,199})(?:@(\d{4}-\d{2}-\d{2}))?#([\w.-]{1,100})/u;
const CITATION =
  /《((?:[^《》\n]|〈[^〉\n]*〉){2,80})》(?:\((\d{4})(?:年(?:(\d{1,2})月(\d{1,2})日)?)?[^()\n]{0,8}\))?\s?([^\s,。:“”]{2,40})?/u;
/** Lines of a citation that are no words of the law. */
const FRAME =
  /^(?:\d{4}-\d{2}-\d{2}(?:起施行|\s?发布)|核对于|要旨|来源|核验|指纹|依据)| · |https?:\/\/|sha-?256/iu;

/** Reads what was copied with 复制引文, or a part of it: citation, words, fingerprint, address, in any order. */
export function readCitation(library: Library, pasted: string): ReadCitation {
  const text = pasted.replace(/\r\n?/gu, '\n');
  const m = FINGERPRINT.exec(text);
  const fingerprint = (m?.[1] ?? m?.[2])?.toLowerCase();
  const own = fingerprint ? { fingerprint } : {};
  const address = ADDRESS.exec(text);
  const cited = CITATION.exec(text.normalize('NFKC').replace(/</gu, '〈').replace(/>/gu, '〉'));
  const citedText = cited ? { from: cited.index, whole: cited[0] } : undefined;
  const words = wordsIn(text, citedText?.whole);
  const place = addressed(library, address) ?? named(library, cited);
  return { ...place, ...own, words };
}

function addressed(library: Library, m: RegExpExecArray | null): Partial<ReadCitation> | undefined {
  if (!m) return undefined;
  const [, id = '', version, anchor = ''] = m;
  const locator = parseAnchor(anchor);
  if (!locator || library.versions(id).length === 0) return undefined;
  const document = library.document(id, version);
  if (document) return { document, locator };
  const about = library.document(id);
  return { locator, ...(about ? { document: about } : {}), ...(version ? { versionMissing: version } : {}) };
}

function named(library: Library, m: RegExpExecArray | null): Partial<ReadCitation> | undefined {
  if (!m) return undefined;
  const [, title = '', year, month, day, place = ''] = m;
  const locator = placeAt(place);
  const plain = (words: string): string =>
    words.replaceAll('中华人民共和国', '').replace(/[《》〈〉\s]/gu, '');
  const found =
    library.documents.find((d) => plain(d.title) === plain(title)) ??
    library.documents.find((d) => d.shortTitles.some((t) => plain(t) === plain(title)));
  if (!found || !locator) return undefined;
  const version = year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : year;
  const document = library.document(found.id, version);
  if (document) return { document, locator };
  return {
    document: library.document(found.id) ?? found,
    locator,
    ...(version ? { versionMissing: version } : {}),
  };
}

/** 第六十三条第二款规定 → the place, whatever stands behind it. */
function placeAt(words: string): Locator | undefined {
  for (let end = words.length; end >= 2; end--) {
    const locator = parseLocator(words.slice(0, end));
    if (locator) return locator;
  }
  return undefined;
}

/** Words behind a citation and a blank, as they are pasted into one line. */
const BEHIND =
  /》(?:[（(][^（）()]{1,30}[）)])?\s?第[^\s，。：:“”]{1,30}?[条款项目][\s\u3000]+([^\s].{5,})$/u;

/** The lines that are words of the law: on the citation's own line only what stands in quotation marks, behind a colon or a blank. */
function wordsIn(text: string, citation: string | undefined): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.flatMap((line) => {
    if (line === '') return [];
    if (citation !== undefined && line.normalize('NFKC').includes(citation.slice(0, 8).trim())) {
      const marked = /[“"「]([^“”"」]{4,})[”"」]/u.exec(line)?.[1];
      const said = marked ?? /[:：]\s*([^:：]{6,})$/u.exec(line)?.[1] ?? BEHIND.exec(line)?.[1];
      return said && !/^\/\/|sha/iu.test(said) ? [said] : [];
    }
    return FRAME.test(line) || FINGERPRINT.test(line) || ADDRESS.test(line) ? [] : [line];
  });
}
