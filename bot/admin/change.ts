import type { StoredRecord } from '../records/checked-line.ts';

/** What an operator did with what was judged to be missing. */
export type Mark = 'done' | 'dismissed';
/** What a legal officer says of an answer. */
export type Verdict = 'right' | 'wrong' | 'unclear';

/** What was done, with all that is needed to take it back. */
export type Deed =
  | { readonly what: 'gap'; readonly mark: Mark; readonly wordings: readonly string[] }
  | { readonly what: 'judgement'; readonly week: string; readonly turn: string; readonly verdict: Verdict }
  | {
      readonly what: 'word';
      readonly file: string;
      readonly say: readonly string[];
      readonly mean: readonly string[];
    }
  | {
      readonly what: 'phrases';
      readonly file: string;
      readonly place: string;
      readonly phrases: readonly string[];
    }
  | { readonly what: 'approved'; readonly file: string }
  | {
      readonly what: 'text';
      /** `id` or `id@version`. */
      readonly key: string;
      readonly file: string;
      /** Of the file as it was let in. */
      readonly sum: string;
      /** Where the file that stood there before is kept; absent: there was none. */
      readonly before?: string;
    }
  | { readonly what: 'refused-text' | 'sync' | 'reload' }
  | { readonly what: 'undo'; readonly of: string };

/** A record of something that an operator changed, kept with the records of questions. */
export type Change = StoredRecord &
  Deed & {
    readonly kind: 'change';
    readonly id: string;
    /** The operator's pseudonym. */
    readonly user: string;
    /** What it was done to, as people name it: a question, a title. */
    readonly subject: string;
  };

/** A change, and whether it was taken back. */
export type Told = Change & { readonly undone: boolean };

/** Changes of the files of knowledge. */
export const IN_FILES = ['word', 'phrases', 'approved', 'text'] as const satisfies readonly Deed['what'][];
/** Changes that can be taken back. */
export const UNDOABLE: ReadonlySet<Deed['what']> = new Set(['gap', 'judgement', ...IN_FILES]);

/** All changes, oldest first. Taking one back is a change too, and stays. */
export async function changesIn(records: AsyncIterable<StoredRecord>): Promise<Told[]> {
  const changes: Change[] = [];
  for await (const record of records) if (record.kind === 'change') changes.push(record as Change);
  changes.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  const undone = new Set(changes.flatMap((change) => (change.what === 'undo' ? [change.of] : [])));
  return changes.map((change) => ({ ...change, undone: undone.has(change.id) }));
}

/** The changes of a sort that hold. */
export function holding<W extends Deed['what']>(
  changes: readonly Told[],
  what: W,
): Extract<Told, { what: W }>[] {
  return changes.filter((c): c is Extract<Told, { what: W }> => c.what === what && !c.undone);
}
