import { type GlossaryTerm, type Library, parseLocator } from '../../indexer/index.ts';
import type { GlossaryAnswer, Passage } from '../answers/answer.ts';
import { commandChoice, placeChoice } from '../answers/choices.ts';
import { wholePassage } from '../answers/passage.ts';
import { ask, reply } from './reply.ts';
import type { Handler } from './turn.ts';

/** 术语 [词]: where the knowledge explains or uses a term; without a word the whole list. */
export const glossary: Handler = (turn, words) => {
  const { knowledge } = turn;
  const asked = fold(words);
  if (asked === '')
    return reply(turn, {
      kind: 'outline',
      title: `术语表(${knowledge.glossary.length})`,
      lines: knowledge.glossary.map((t) => ({
        depth: 1,
        text: t.term,
        choice: commandChoice('术语', t.term, t.term),
      })),
      notices: [],
      choices: [],
    });
  const term = findTerm(knowledge.glossary, asked);
  // A word is asked for by itself: what was said before has nothing to do with it.
  if (!term) return ask({ ...turn, memory: { ...turn.memory, turns: [] } }, `${words.trim()}是什么`);
  const passages = placesOf(knowledge.library, term);
  const answer: GlossaryAnswer = {
    kind: 'glossary',
    term: term.term,
    ...(term.note ? { explanation: term.note } : {}),
    passages,
    notices: term.where.some((w) => w.kind === 'explains') ? [] : ['这些文字用到了这个词,但没有给它下定义。'],
    choices: passages.map((p) => placeChoice('show', p, p.citation)),
  };
  return reply(turn, answer, { asked: `${term.term}是什么` });
};

function findTerm(terms: readonly GlossaryTerm[], asked: string): GlossaryTerm | undefined {
  const names = (t: GlossaryTerm): string[] => [t.term, ...t.aliases].map(fold);
  return (
    terms.find((t) => names(t).includes(asked)) ?? terms.find((t) => names(t).some((n) => n.includes(asked)))
  );
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s“”"'「」《》?。!]/gu, '')
    .replace(/(?:是什么意思|是什么|什么意思|是啥)$/u, '');
}

/** The places of a term, those that explain it first; at each the sentence with the term is marked. */
function placesOf(library: Library, term: GlossaryTerm): Passage[] {
  const where = [...term.where].sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'explains' ? -1 : 1));
  const out: Passage[] = [];
  for (const { document: ref, at } of where) {
    const [id, version] = ref.split('@');
    const document = library.document(id!, version);
    const locator = parseLocator(at);
    const entry = document && locator && library.entryAt(document, locator);
    if (!entry || out.some((p) => p.key === entry.key)) continue;
    const passage = wholePassage(entry, out.length + 1, library.statusOn(document));
    out.push({ ...passage, quote: sentenceWith(passage.lines, term) });
  }
  return out.slice(0, 4);
}

function sentenceWith(lines: readonly string[], term: GlossaryTerm): string {
  const sentences = lines.flatMap((line) => line.match(/[^。;]+[。;]?/gu) ?? []);
  for (const word of [term.term, ...term.aliases]) {
    const found = sentences.find((s) => s.includes(word));
    if (found) return found;
  }
  return '';
}
