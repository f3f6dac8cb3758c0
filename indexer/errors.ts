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

/** The database that keeps the index does not answer, or not in time. It is asked again with the next question. */
export class IndexAway extends ZhiyiError {
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`索引所在的数据库现在连不上:${reason}`, '检查 ZHIYI_INDEX 的地址和数据库;恢复后不用重启', {
      cause,
    });
  }
}

/** A command line, request or setting that cannot be meant. */
export class UsageError extends ZhiyiError {
  override readonly exitCode = 2 as const;
}
