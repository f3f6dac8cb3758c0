import { ImportError } from '../errors.ts';

/** An original as it came: bytes with the name or address they came under. */
export interface Original {
  readonly bytes: Uint8Array;
  /** Base name of the file, or the last part of the address's path. */
  readonly name: string;
  /** Pictured pages may be recognised: a person looks at what comes of it before it is let in. */
  readonly recognise?: true;
  /** The pages on which the text of a page goes on, in their order. */
  readonly further?: readonly Uint8Array[];
  /** Where it was fetched from; absent for a file. */
  readonly url?: string;
  /** Content-Type header of the answer, when it was fetched. */
  readonly contentType?: string;
}

/** What a format makes of an original: its words in lines, nothing read into them yet. */
export interface PlainText {
  /** One line a paragraph, or a printed line where the format breaks lines; leading blanks kept, they may mean a new paragraph. */
  readonly lines: readonly string[];
  /** Where the format has pages: the page of each line, from 1. */
  readonly pages?: readonly number[];
  /** A title that the format marks as such (Markdown #, HTML's ArticleTitle or h1). */
  readonly title?: string;
  /** What was noticed while reading, in Chinese: a tag left open, radicals folded. */
  readonly notes: readonly string[];
  /** Whether the original ends before its format says it should. */
  readonly cutOff?: boolean;
  /** The words were recognised in pictures: of how many pages, and what was doubtful, in Chinese. */
  readonly recognised?: { readonly pages: number; readonly doubts: readonly string[] };
}

/** One format of originals. To add a format: implement this, add it to `SOURCES`, run the shared importer suite on it. */
export interface Source {
  readonly name: 'pdf' | 'docx' | 'html' | 'text';
  /** Whether the bytes are of this format; looks at the content before the name. */
  detect(original: Original): boolean;
  /** Reads the words. @throws ImportError when they cannot be read, with what to do about it. */
  read(original: Original, budget: Budget): Promise<PlainText>;
}

/** Bounds on what one original may cost. 20 MB holds every statute many times over. */
export const LIMITS = {
  inputBytes: 20 * 1024 * 1024,
  /** Characters of text read from one original. */
  textLength: 5_000_000,
  /** Nesting of HTML elements; real pages stay under 60. */
  htmlDepth: 500,
  htmlNodes: 400_000,
  /** Bytes of one part of a DOCX, and of all its parts, after inflating. */
  zipPartBytes: 16 * 1024 * 1024,
  zipTotalBytes: 64 * 1024 * 1024,
  zipEntries: 2_000,
  xmlTags: 400_000,
  pdfPages: 1_000,
  /** Memory of the process that reads a PDF. */
  pdfMegabytes: 700,
  milliseconds: 60_000,
} as const;

/** Time one original may take; `spend` is called between steps and throws when it is used up. */
export interface Budget {
  spend(): void;
}

/** @param elapsed milliseconds on a clock that only goes forward; injected by tests */
export function newBudget(
  elapsed: () => number = () => performance.now(),
  milliseconds = LIMITS.milliseconds,
): Budget {
  const start = elapsed();
  return {
    spend() {
      if (elapsed() - start <= milliseconds) return;
      throw new ImportError(
        `读了 ${Math.round(milliseconds / 1000)} 秒还没读完`,
        '文件可能损坏;换一份,或拆成几份',
      );
    },
  };
}

/** @throws ImportError when `text` is longer than any statute */
export function boundedText(length: number): void {
  if (length <= LIMITS.textLength) return;
  throw new ImportError(`文字超过 ${LIMITS.textLength / 10_000} 万字`, '这不像一部法规;请只导入法规本身');
}
