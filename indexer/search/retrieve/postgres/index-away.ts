import { ZhiyiError } from '../../../errors.ts';

/** The database that keeps the index does not answer. It is asked again with the next question. */
export class IndexAway extends ZhiyiError {
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`索引所在的数据库现在连不上:${reason}`, '检查 ZHIYI_INDEX 的地址和数据库;恢复后不用重启', {
      cause,
    });
  }
}
