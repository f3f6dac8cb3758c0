import type { Library } from '../../indexer/index.ts';
import type { StoredQuestion } from './audit.ts';
import type { StoredRecord } from './checked-line.ts';
import { passageHashes } from './passage-hashes.ts';

/** What became of a passage since somebody was given it. */
export type PassageChange = 'gone' | 'changed' | 'status' | 'unknown';

export interface RecalledPassage {
  readonly key: string;
  readonly change: PassageChange;
}

/** A conversation that was given passages which are not now what they were. */
export interface Recalled {
  readonly channel: string;
  readonly conversation: string;
  /** Of the latest answer with such a passage. */
  readonly last: StoredQuestion;
  readonly passages: readonly RecalledPassage[];
  /** Whether it was told of just these changes already. */
  readonly notified: boolean;
}

/** Recorded when a conversation was told. */
export interface Notified extends StoredRecord {
  readonly kind: 'recalled';
  readonly document: string;
  readonly channel: string;
  readonly conversation: string;
  readonly passages: readonly RecalledPassage[];
}

const NOT_IN_FORCE = new Set(['superseded', 'repealed']);

/**
 * The conversations that were given a passage of a document since changed, removed, repealed or superseded.
 * @param document id, or id@version
 */
export async function recallOf(
  records: AsyncIterable<StoredRecord>,
  library: Library,
  document: string,
): Promise<Recalled[]> {
  const found = new Map<string, { last: StoredQuestion; passages: Map<string, RecalledPassage> }>();
  const told = new Map<string, string>();
  for await (const record of records) {
    if (isNotified(record) && record.document === document)
      told.set(placeOf(record), JSON.stringify(sorted(record.passages)));
    if (!isQuestion(record)) continue;
    for (const passage of changesOf(record, library, document)) {
      const place = placeOf(record);
      const known = found.get(place) ?? { last: record, passages: new Map() };
      known.last = record;
      known.passages.set(passage.key, passage);
      found.set(place, known);
    }
  }
  return [...found].map(([place, { last, passages }]) => {
    const list = sorted([...passages.values()]);
    const { channel, conversation } = last;
    return {
      channel,
      conversation,
      last,
      passages: list,
      notified: told.get(place) === JSON.stringify(list),
    };
  });
}

function changesOf(record: StoredQuestion, library: Library, document: string): RecalledPassage[] {
  return record.passages.flatMap((key, i) => {
    const [expression = ''] = key.split('#');
    if (expression !== document && expression.split('@')[0] !== document) return [];
    const change = changeOf(library, key, record.hashes[i] ?? undefined);
    return change ? [{ key, change }] : [];
  });
}

function changeOf(library: Library, key: string, recorded: string | undefined): PassageChange | undefined {
  const current = passageHashes(library).of(key);
  if (current === undefined) return 'gone';
  if (recorded === undefined) return 'unknown';
  const [own, , before] = recorded.split('.');
  const [ownNow, , now = ''] = current.split('.');
  if (own !== ownNow) return 'changed';
  return now !== before && NOT_IN_FORCE.has(now) ? 'status' : undefined;
}

function isQuestion(record: StoredRecord): record is StoredQuestion {
  return record.kind === 'question';
}

function isNotified(record: StoredRecord): record is Notified {
  return record.kind === 'recalled';
}

function placeOf({ channel, conversation }: { channel: string; conversation: string }): string {
  return `${channel}\n${conversation}`;
}

function sorted(passages: readonly RecalledPassage[]): RecalledPassage[] {
  return [...passages].sort((a, b) => (a.key < b.key ? -1 : 1));
}
