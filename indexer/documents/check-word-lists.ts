import { textOf } from '../structure/tree.ts';
import type { Problem, Provision } from '../types.ts';
import type { DocumentsOf } from './check-document.ts';
import type { Folders } from './knowledge-files.ts';
import { loadNamedLaws } from './named-laws.ts';
import { findPlace } from './places.ts';
import type { ListEntry } from './read-list.ts';
import { loadOutOfScope, loadSynonyms, readGlossary, readOnboarding } from './word-lists.ts';

/**
 * Problems of the word lists: form, places that do not exist, a term that its place does not contain, an answer that
 * is not verbatim in its place.
 */
export async function checkWordLists(folders: Folders, documentsOf: DocumentsOf): Promise<Problem[]> {
  const { problems } = await loadSynonyms(folders);
  problems.push(...(await loadOutOfScope(folders)).problems, ...(await loadNamedLaws(folders)).problems);
  const glossary = await readGlossary(folders);
  const onboarding = await readOnboarding(folders);
  problems.push(...glossary.problems, ...onboarding.problems);
  const check = (
    entry: ListEntry<unknown>,
    field: readonly PropertyKey[],
    place: PlaceInList,
    words: Words,
  ) => {
    const wrong = checkPlace(place, documentsOf, words);
    if (wrong) problems.push({ file: entry.file, line: entry.lineOf(field), ...wrong, severity: 'error' });
  };
  for (const entry of glossary.entries) {
    const anyOf = [entry.item.term, ...entry.item.aliases];
    entry.item.where.forEach((place, i) => {
      check(entry, ['where', i], place, {
        anyOf,
        message: '没有用到这个词',
        cure: '改正位置,或把那里的说法加进 aliases',
      });
    });
  }
  for (const entry of onboarding.entries) {
    entry.item.steps.forEach((step, i) => {
      check(entry, ['steps', i], step, { anyOf: [''], message: '没有文字', cure: '改正位置' });
    });
    entry.item.check.forEach((question, i) => {
      const anyOf = [question.answer];
      check(entry, ['check', i], question, {
        anyOf,
        message: '没有答案的原话',
        cure: '答案要与那里的文字一字不差',
      });
    });
  }
  return problems;
}

interface PlaceInList {
  readonly document: string;
  readonly at: string;
}

interface Words {
  readonly anyOf: readonly string[];
  readonly message: string;
  readonly cure: string;
}

function checkPlace(
  { document, at }: PlaceInList,
  documentsOf: DocumentsOf,
  words: Words,
): { message: string; cure: string } | undefined {
  const [id = '', version] = document.split('@');
  const meant = documentsOf(id).filter((d) => version === undefined || d.version === version);
  if (meant.length === 0) return { message: `文件 ${document} 不存在`, cure: '改正 id,或先为它建一个文件' };
  const found = meant.map((d) => findPlace(d, at)).filter((p) => p !== undefined);
  if (found.length === 0) {
    return { message: `${document} 没有“${at}”这个位置`, cure: '写法如 一(三)1、一·引言、第十二条' };
  }
  const texts = found.map(wordsOf).filter((text) => text !== '');
  if (texts.some((text) => words.anyOf.some((word) => text.includes(word)))) return undefined;
  return { message: `${document} ${at} ${words.message}`, cure: words.cure };
}

/** Official words, headnote and its search words; a headnote is shown with its mark wherever it is quoted. */
function wordsOf(provision: Provision): string {
  const { headnote } = provision;
  const parts = [textOf(provision), headnote?.text ?? '', ...(headnote?.keywords ?? [])];
  return parts.filter((part) => part !== '').join('\n');
}
