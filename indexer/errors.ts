/** Errors are for broken input, configuration or code; "nothing found" is an answer, not an error. */

/** Base of all errors this project throws on purpose. `cure` tells the user, in Chinese, what to do. */
export class ZhiyiError extends Error {
  /** 1: the input was bad; 2: wrong usage. Used as the exit code of the command line. */
  readonly exitCode: 1 | 2 = 1;
  readonly cure: string;
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.cure = cure;
  }
}

/** A file or folder of knowledge that cannot be read. */
export class KnowledgeError extends ZhiyiError {}

/** An original text that cannot be imported. */
export class ImportError extends ZhiyiError {}

/** A command line, request or setting that cannot be meant. */
export class UsageError extends ZhiyiError {
  override readonly exitCode = 2 as const;
}
