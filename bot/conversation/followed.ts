import {
  compareVersions,
  type Entry,
  type Library,
  renumberingOf,
  type Status,
} from '../../indexer/index.ts';
import { placeName, writtenDate } from '../answers/citation.ts';
import { STATUS_LABEL } from '../answers/labels.ts';
import { readerPath } from '../answers/passage.ts';
import { passageHashes } from '../records/passage-hashes.ts';

/** A provision that somebody follows, as it was when they last knew of it. */
export interface Followed {
  /** Key of its entry. */
  readonly key: string;
  /** As people read it: 《示例条例》2021版第三条. */
  readonly name: string;
  readonly state: FollowedState;
  /** When they were last told of a change: ISO date and time. */
  readonly told?: string;
}

export interface FollowedState {
  /** Hash of its words. */
  readonly words: string;
  readonly form: 'official' | 'headnote';
  readonly status: Status;
  /** The newest text of the work that is known. */
  readonly newest: string;
}

/** How a provision stands now; undefined when it is not held. */
export function stateOf(library: Library, entry: Entry): FollowedState | undefined {
  const hash = passageHashes(library).of(entry.key);
  if (hash === undefined) return undefined;
  return {
    words: hash.split('.')[0]!,
    form: entry.form,
    status: library.statusOn(entry.document),
    newest: library.versions(entry.document.id)[0]?.version ?? '',
  };
}

/** What became of a followed provision. */
export interface FollowedChange {
  /** A line for its follower. */
  readonly line: string;
  /** What is followed from now on; nothing when it is gone. */
  readonly next?: Followed;
}

const ENDED: ReadonlySet<Status> = new Set(['superseded', 'repealed', 'expired']);

/** What is new about a followed provision; undefined for nothing. @param base address of the server @param now ISO */
export function changeOf(
  library: Library,
  followed: Followed,
  base: string,
  now: string,
): FollowedChange | undefined {
  const entry = library.entry(followed.key);
  const state = entry && stateOf(library, entry);
  if (!entry || !state) return { line: `${followed.name}:已不在收录的文本里,不再关注` };
  const { state: before } = followed;
  const said: string[] = [];
  if (before.form === 'headnote' && state.form === 'official') said.push('收录了原文');
  else if (before.words !== state.words) said.push('文字有改动');
  const ended = before.status !== state.status && ENDED.has(state.status);
  if (ended) said.push(STATUS_LABEL[state.status]);
  else if (before.status !== state.status) said.push(`现在是“${STATUS_LABEL[state.status]}”`);
  if (before.newest < state.newest && !ended)
    said.push(`有了${writtenDate(state.newest)}的文本${startOf(library, entry, state.newest)}`);
  if (said.length === 0) return undefined;
  const moved = state.status === 'superseded' ? movedTo(library, entry) : undefined;
  if (moved) said.push(`新版为${moved.name},以后关注新版`);
  const shown = moved?.entry ?? entry;
  return {
    line: `${followed.name}:${said.join(',')}。${base}${readerPath(shown.document, shown.locator)}`,
    next: {
      key: shown.key,
      name: moved?.name ?? followed.name,
      state: (moved && stateOf(library, moved.entry)) ?? state,
      told: now,
    },
  };
}

function startOf(library: Library, { document }: Entry, version: string): string {
  const effective = library.document(document.id, version)?.effective;
  return effective === undefined ? '' : `(${effective}起施行)`;
}

/** The article of the text in force that surely stands for one that has been superseded. */
function movedTo(library: Library, entry: Entry): { entry: Entry; name: string } | undefined {
  const current = library.document(entry.document.id);
  if (!current || current === entry.document || entry.provision.type !== 'article') return undefined;
  const map = renumberingOf(compareVersions(entry.document, current));
  const [link] = map.linksOf('older', entry.locator);
  if (!link?.newer || link.certainty === 'possible') return undefined;
  const found = library.entryAt(current, link.newer);
  return found && { entry: found, name: placeName(current, found.locator) };
}
