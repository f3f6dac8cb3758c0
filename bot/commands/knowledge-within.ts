import {
  type Document,
  documentKey,
  type GlossaryTerm,
  type Library,
  type ReadingPath,
} from '../../indexer/index.ts';
import type { Knowledge } from './turn.ts';

/** What somebody may see of some knowledge, by the names of their groups. */
const VIEWS = new WeakMap<Knowledge, Map<string, Knowledge>>();

/**
 * Knowledge as it is for somebody with some ids: what they may not see is as if it were not held. The same for all who may see
 * the same.
 * @param ids of the person, of their groups, of their team; of whatever channel
 */
export function knowledgeWithin(knowledge: Knowledge, ids: readonly string[]): Knowledge {
  const { library } = knowledge;
  if (!isRestricted(library)) return knowledge;
  const groups = groupsOf(library, ids);
  const key = JSON.stringify(groups);
  const views = VIEWS.get(knowledge) ?? new Map<string, Knowledge>();
  VIEWS.set(knowledge, views);
  const view = views.get(key) ?? viewOf(knowledge, new Set(groups));
  views.set(key, view);
  return view;
}

/** Whether there is anything that not everybody may see; looked at once a library, since every request asks. */
function isRestricted(library: Library): boolean {
  const known = RESTRICTED.get(library) ?? library.documents.some(({ access }) => access !== undefined);
  RESTRICTED.set(library, known);
  return known;
}

const RESTRICTED = new WeakMap<Library, boolean>();

/** Every id to which the organisation's groups give rights. */
export function rightfulMembers({ organisation }: Library): string[] {
  return (organisation.groups ?? []).flatMap(({ members }) => members);
}

function groupsOf({ organisation }: Library, ids: readonly string[]): string[] {
  const own = new Set(ids.map((id) => id.toLowerCase()));
  const groups = (organisation.groups ?? []).filter(({ members }) =>
    members.some((member) => own.has(member.toLowerCase())),
  );
  return [...new Set(groups.map(({ name }) => name))].sort();
}

function viewOf({ library, glossary, paths }: Knowledge, groups: ReadonlySet<string>): Knowledge {
  const admitted = library.documents.filter(
    ({ access }) => access === undefined || access.some((group) => groups.has(group)),
  );
  const view = library.within({ documents: new Set(admitted.map(documentKey)) });
  const works = new Map<string, Document[]>();
  for (const document of admitted) works.set(document.id, [...(works.get(document.id) ?? []), document]);
  const seen = (ref: string): boolean => {
    const [id = '', version] = ref.split('@');
    return (works.get(id) ?? []).some((document) => version === undefined || document.version === version);
  };
  return {
    library: view,
    glossary: glossary.flatMap((term) => termWithin(term, seen)),
    paths: paths.filter((path) => pathWithin(path, seen)),
  };
}

/** A note is made of all places of its term: without one of them it is left out. */
function termWithin(term: GlossaryTerm, seen: (ref: string) => boolean): GlossaryTerm[] {
  const where = term.where.filter(({ document }) => seen(document));
  if (where.length === term.where.length) return [term];
  const { note: _, ...rest } = term;
  return where.length === 0 ? [] : [{ ...rest, where }];
}

function pathWithin({ steps, check }: ReadingPath, seen: (ref: string) => boolean): boolean {
  return [...steps, ...check].every(({ document }) => seen(document));
}
