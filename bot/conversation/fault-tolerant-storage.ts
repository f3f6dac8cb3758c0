import type { Storage, StoreItems } from './storage-port.ts';

interface Parts {
  /** Milliseconds after which a store that does not answer is passed over. */
  readonly timeoutMs: number;
  readonly failed: (doing: 'read' | 'write' | 'delete', error: unknown) => void;
}

/**
 * A storage that never fails a turn: what cannot be read is absent, what cannot be written is told to the operator. An
 * answer without its memory is better than none.
 */
export function faultTolerantStorage(inner: Storage, { timeoutMs, failed }: Parts): Storage {
  const tried = async <T>(doing: 'read' | 'write' | 'delete', work: Promise<T>, otherwise: T): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
    });
    try {
      return await Promise.race([work, limit]);
    } catch (error) {
      failed(doing, error);
      return otherwise;
    } finally {
      clearTimeout(timer);
      work.catch(() => undefined);
    }
  };
  return {
    read: (keys) => tried<StoreItems>('read', inner.read(keys), {}),
    write: (changes) => tried('write', inner.write(changes), undefined),
    delete: (keys) => tried('delete', inner.delete(keys), undefined),
  };
}
