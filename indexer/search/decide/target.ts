import { PROGRESS } from '../../language/zh/document-life.ts';
import { PLANNED, timeSpoken } from '../../language/zh/times.ts';
import { remembered } from '../../remembered.ts';
import type { Document, Entry, Kind } from '../../types.ts';
import { expressionOf, readableOn, type Work } from '../../versions/works.ts';
import type { KnowledgeStore } from '../knowledge-store.ts';
import { namedById } from '../understand/named-works.ts';
import type { Understanding } from '../understand/understanding.ts';
import { seriesOf } from './report-years.ts';

/** Which texts a question is put to. */
export interface Target {
  /** Documents named, in the expression asked for; empty when none is named. */
  readonly documents: readonly Document[];
  /** The one the question is about: the one it asks the report about, else the first named. */
  readonly about?: Document;
  /** Other expressions of the same works that hold words; where a version is missing, all that do. */
  readonly otherVersions: readonly Document[];
  /** A version is asked for that is not held; `documents` has what is held of the work instead. */
  readonly versionMissing: boolean;
  /** Documents that others are asked about: the report is named beside them, or no word of their own is held. */
  readonly mentions: readonly Document[];
  /** The entries that a search may return, in the order of the store; undefined for all. */
  readonly entries: readonly Entry[] | undefined;
}

/** The documents a question names, in the version it asks for; without names, everything. */
export async function targetOf(understanding: Understanding, store: KnowledgeStore): Promise<Target> {
  const documents: Document[] = [];
  const otherVersions: Document[] = [];
  let versionMissing = false;
  for (const id of worksMeant(understanding, store)) {
    const work = store.works.get(id);
    if (!work) continue;
    const chosen = choose(work, understanding);
    if (!chosen) versionMissing = true;
    documents.push(...(chosen ?? work.expressions.slice(0, 1)));
    const others = chosen ? work.expressions.filter((d) => !documents.includes(d)) : work.expressions;
    otherVersions.push(...others.filter((d) => d.text !== 'none'));
  }
  const reports = ofYears(documents, understanding, store);
  documents.splice(0, documents.length, ...documents.filter((d) => d.kind !== 'report'), ...reports);
  // What a document went through is told by others, as long as its own text is not here.
  const story = PROGRESS.test(understanding.inTalk);
  const silent = documents.filter((d) => d.text === 'none' || (story && d.text === 'headnotes'));
  const mentions = reports.length > 0 ? documents.filter((d) => d.kind !== 'report') : silent;
  const about = mentions[0] ?? documents[0];
  return {
    documents,
    about,
    otherVersions,
    versionMissing,
    mentions,
    entries:
      understanding.national && documents.length === 0
        ? ofNationalLaw(store)
        : await admitted(documents, reports, silent, store),
  };
}

/**
 * Of the reports named, those of the year asked for; where none is said, all of the series, the newest first: 报告 may have
 * become the short name of one of them.
 */
function ofYears(documents: readonly Document[], u: Understanding, store: KnowledgeStore): Document[] {
  const named = documents.filter((d) => d.kind === 'report');
  const series = [...new Set(named.flatMap((d) => seriesOf(d, store)))];
  if (series.length < 2) return named;
  const years = timeSpoken(u.normalized, u.asOf)?.years ?? u.years;
  if (years.length === 0) return series.map(({ document }) => document);
  const planned = PLANNED.test(u.normalized);
  const meant = series.filter(
    ({ year }) => years.includes(year) || (planned && years.includes(String(Number(year) + 1))),
  );
  return meant.length > 0 ? meant.map(({ document }) => document) : named;
}

/**
 * The works a question names. 旧法, 2007版 without a name: the work of which such a version is held, where there is but one;
 * to answer by the law in force would be to answer another question.
 */
function worksMeant(
  { works, version, unknownTitle }: Understanding,
  store: KnowledgeStore,
): readonly string[] {
  const { named, older, newer } = version;
  if (works.length > 0 || unknownTitle || !(named || older || newer)) return works;
  const versioned = [...store.works.values()].filter(({ expressions }) => {
    const held = expressions.filter((d) => d.text !== 'none');
    return held.length > 1 && (!named || expressionOf({ id: '', expressions: held }, named) !== undefined);
  });
  return versioned.length === 1 ? [versioned[0]!.id] : works;
}

/** The expressions of a work that a wish for a version names; undefined when that version is not held. */
export function choose(
  work: Work,
  { version, asOf }: Pick<Understanding, 'version' | 'asOf'>,
): Document[] | undefined {
  if (version.both) return [...work.expressions];
  if (version.named) {
    const named = expressionOf(work, version.named);
    // 2020年报告 names the year of the matter, not of a version.
    return named ? [named] : work.expressions[0]!.kind === 'report' ? [work.expressions[0]!] : undefined;
  }
  const current = readableOn(work, asOf)?.document;
  if (!version.older) return current ? [current] : [];
  const older = work.expressions.filter((d) => d !== current && (d.version ?? '') < (current?.version ?? ''));
  return older.length > 0 ? older.slice(0, 1) : undefined;
}

const NATIONAL: ReadonlySet<Kind> = new Set(['law', 'administrative-regulation']);

/** The entries of laws and administrative regulations; made once a store. */
const ofNationalLaw = remembered((store: KnowledgeStore): readonly Entry[] => {
  const national = store.documents.filter(({ kind, text }) => NATIONAL.has(kind) && text !== 'none');
  return store.inOrder(national.flatMap(store.entriesOf));
});

/** Named documents admit their own entries; where no word of them is held, those of any text that names them. */
async function admitted(
  documents: readonly Document[],
  reports: readonly Document[],
  silent: readonly Document[],
  store: KnowledgeStore,
): Promise<readonly Entry[] | undefined> {
  if (documents.length === 0) return undefined;
  const held = reports.length > 0 ? reports : documents.filter((d) => d.text !== 'none');
  const ids = new Set(silent.map((d) => d.id));
  const names = [...ids].flatMap((id) => namedById(store.named).get(id)?.titles ?? []);
  const naming = reports.length > 0 ? [] : await Promise.all(names.map((name) => entriesNaming(name, store)));
  return store.inOrder([...held.flatMap(store.entriesOf), ...naming.flat()]);
}

async function entriesNaming(name: string, store: KnowledgeStore): Promise<readonly Entry[]> {
  return (await store.mightSay(name)).filter((entry) => store.folded(entry).includes(name));
}
