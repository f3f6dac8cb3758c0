import type { Library } from '../../indexer/index.ts';
import { type Address, userOf } from '../access/sender.ts';
import type { StoredRecord } from './checked-line.ts';
import type { FeedbackLog, FeedbackRecord } from './feedback.ts';
import type { QuestionLog, QuestionRecord } from './question-log.ts';
import type { RecordStore } from './record-store.ts';

/** What every record of a turn has besides its own fields. */
interface Added extends StoredRecord {
  /** The asker's pseudonym. */
  readonly user?: string;
}

export interface StoredQuestion extends Omit<QuestionRecord, 'stored'>, Added {
  readonly kind: 'question';
  /** Of each passage, in order: its hash, its document's and its status; see `passageHashes`. */
  readonly hashes: readonly (string | null)[];
  /** Where the answer went. */
  readonly to?: Address;
  /** Keys under which something of the asker is stored; see `sealedKeys`. */
  readonly sealed?: string;
}

export interface StoredFeedback extends FeedbackRecord, Added {
  readonly kind: 'feedback';
}

interface Parts {
  readonly store: RecordStore;
  readonly pseudonym: (user: string) => string;
  /** Absent where the operator has set no secret. */
  readonly seal?: (keys: readonly string[]) => string;
  readonly hashOf: (library: Library, key: string) => string | undefined;
  /** The library now; a turn that ends after a reload records no hashes. */
  readonly library: () => Library | undefined;
  readonly failed: () => void;
}

/** The logs that turns write to, over the one store of records. */
export function audit(parts: Parts): { readonly questions: QuestionLog; readonly feedback: FeedbackLog } {
  const { store, pseudonym, seal, hashOf, library, failed } = parts;
  const append = (record: StoredRecord): Promise<void> =>
    store.append(record).catch((error) => {
      failed();
      throw error;
    });
  const hashes = ({ passages, index }: QuestionRecord): StoredQuestion['hashes'] => {
    const held = library();
    if (held?.header.corpusHash !== index) return passages.map(() => null);
    return passages.map((key) => hashOf(held, key) ?? null);
  };
  return {
    questions: {
      record: ({ stored = [], ...entry }, from) => {
        const record: StoredQuestion = {
          kind: 'question',
          ...entry,
          user: pseudonym(userOf(from)),
          hashes: hashes(entry),
          to: entry.passages.length > 0 ? from.address : undefined,
          ...(seal && stored.length > 0 ? { sealed: seal(stored) } : {}),
        };
        return append(record);
      },
      close: () => store.close(),
    },
    feedback: {
      record: (entry, from) =>
        append({ kind: 'feedback', ...entry, user: pseudonym(userOf(from)) } as StoredFeedback),
      close: () => store.close(),
    },
  };
}
