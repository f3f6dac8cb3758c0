import type { Storage, StoreItems } from 'botbuilder';

interface Parts {
  /** Milliseconds after which a store that does not answer is passed over. */
  readonly patienceMs: number;
  readonly failed: (doing: 'read' | 'write' | 'delete', error: unknown) => void;
}

/**
 * A storage that never fails a turn: what cannot be read is absent, what cannot be written is told to the operator. An
 * answer without its memory is better than none.
 */
export function steadyStorage(inner: Storage, { patienceMs, failed }: Parts): Storage {
  const tried = async <T>(doing: 'read' | 'write' | 'delete', work: Promise<T>, otherwise: T): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${patienceMs} ms`)), patienceMs);
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
