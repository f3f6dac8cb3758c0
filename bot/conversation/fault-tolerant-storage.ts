import type { Storage, StoreItems } from './storage-port.ts';

interface Parts {
  /** Milliseconds after which a store that does not answer is passed over. */
  readonly timeoutMs: number;
  readonly failed: (doing: 'read' | 'write' | 'delete', error: unknown) => void;
}

/** Milliseconds after which a store that has still not answered is asked again. */
const AGAIN_MS = 10_000;

/**
 * A storage that never fails a turn: what cannot be read is absent, what cannot be written is told to the operator. An
 * answer without its memory is better than none. While a call waits for an answer beyond its time no other is made: a turn
 * that could not read would only wait as long again to write.
 */
export function faultTolerantStorage(inner: Storage, { timeoutMs, failed }: Parts): Storage {
  let stuck = 0;
  const until = (answered: Promise<unknown>): void => {
    stuck++;
    let over = false;
    const end = (): void => {
      if (!over) stuck--;
      over = true;
    };
    answered.then(end, end);
    setTimeout(end, AGAIN_MS).unref();
  };
  const tried = async <T>(
    doing: 'read' | 'write' | 'delete',
    begin: () => Promise<T>,
    otherwise: T,
  ): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    try {
      if (stuck > 0) throw new Error('not asked: the store has not answered yet');
      const work = begin();
      const limit = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          until(work);
          reject(new Error(`no answer in ${timeoutMs} ms`));
        }, timeoutMs);
      });
      return await Promise.race([work, limit]);
    } catch (error) {
      failed(doing, error);
      return otherwise;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    read: (keys) => tried<StoreItems>('read', () => inner.read(keys), {}),
    write: (changes) => tried('write', () => inner.write(changes), undefined),
    delete: (keys) => tried('delete', () => inner.delete(keys), undefined),
  };
}
