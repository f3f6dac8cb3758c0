import type { Document } from '../../indexer/index.ts';

/** One line of `synonyms.yaml`, and the file it stands in. */
export interface AddedWord {
  readonly file: string;
  /** What people say. */
  readonly say: readonly string[];
  /** What the texts say. */
  readonly mean: readonly string[];
}

/** What people say when they look for an article, in the file of its document. */
export interface AddedPhrases {
  readonly file: string;
  readonly place: string;
  readonly phrases: readonly string[];
}

/** An answer to be bound to passages. */
export interface Approving {
  readonly question: string;
  readonly also: readonly string[];
  /** `<document id>#<place>`, as with `zhiyi approve --at`. */
  readonly places: readonly string[];
  readonly note?: string;
  /** The role that answers for it. */
  readonly by: string;
}

/** What the checks of `import` say of an original. */
export interface TriedText {
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'edited' | 'refused' | 'failed';
  readonly title?: string;
  /** `id` or `id@version`. */
  readonly key?: string;
  readonly articles?: number;
  /** One line of what became of it. */
  readonly summary: string;
  readonly findings: readonly {
    readonly severity: 'error' | 'warning';
    readonly message: string;
    /** What lets it pass knowingly. */
    readonly accept?: string;
  }[];
  readonly notes: readonly string[];
}

/** A text that was let in. */
export interface LetIn {
  readonly key: string;
  readonly file: string;
  /** Of the file as it was let in, SHA-256. */
  readonly sum: string;
  /** Copy of the file that stood there before. */
  readonly before?: string;
}

/**
 * What an operator may have done to the files of knowledge: the work of the command line, given to the server by who starts it.
 * All throw a ZhiyiError with the cure for what cannot be done, and change nothing then.
 */
export interface OperatorTasks {
  addWord(word: Pick<AddedWord, 'say' | 'mean'>): Promise<AddedWord>;
  removeWord(word: AddedWord): Promise<void>;
  /** @param ref `<document id>#<place>` */
  addPhrases(ref: string, phrases: readonly string[]): Promise<AddedPhrases>;
  removePhrases(added: AddedPhrases): Promise<void>;
  /** @returns the file it stands in */
  approve(answer: Approving): Promise<string>;
  removeApproved(file: string, question: string): Promise<void>;
  /** When the address of each document was last asked, by `documentKey`. */
  checked(documents: readonly Document[]): Promise<ReadonlyMap<string, string>>;
  /** @returns what became of each text, a line each */
  sync(progress: (done: number, total: number, title: string) => void): Promise<readonly string[]>;
  /** Reads and checks an original as `import` does; what is held stays as it is. */
  tryText(original: string): Promise<TriedText>;
  /**
   * Imports an original into the imported texts.
   * @param accepted findings that are let pass
   * @param keep folder for the file that it takes the place of
   * @throws ZhiyiError when the checks do not let it in
   */
  letIn(original: string, accepted: readonly string[], keep: string): Promise<LetIn>;
  /** Puts back what stood there before a text was let in. @throws UsageError when the file has changed since */
  takeOut(text: LetIn): Promise<void>;
}
