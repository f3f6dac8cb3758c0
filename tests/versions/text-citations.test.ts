import { expect, test, vi } from 'vitest';
import { formatLocator } from '../../indexer/structure/locator.ts';
import { NameStarts } from '../../indexer/structure/name-starts.ts';
import { turn } from '../../indexer/turn.ts';
import type { Document } from '../../indexer/types.ts';
import type { Citation } from '../../indexer/versions/citation.ts';
import { buildCitations } from '../../indexer/versions/citations.ts';
import { buildDocument } from './build-document.ts';

interface Text {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly shortTitles?: readonly string[];
  readonly version?: string;
}

/** A document that counts how often its text is asked for. */
function made({ text, ...fields }: Text, reads: Map<string, number>): Document {
  const document = buildDocument(fields, text);
  const { root } = document;
  return Object.defineProperty({ ...document }, 'root', {
    get() {
      reads.set(fields.id, (reads.get(fields.id) ?? 0) + 1);
      return root;
    },
  });
}

const show = ({ from, words, title, document, status, places }: Citation): string =>
  [
    `${from.document.id} ${formatLocator(from.provision.locator)}`,
    words,
    title,
    `${document?.id}@${document?.version} ${status}`,
    ...places.map((p) => formatLocator(p.locator)),
  ].join(' | ');

function all(documents: readonly Document[]): string[] {
  const citations = buildCitations(documents);
  return documents.flatMap((document) => [
    ...citations.cites({ document }).map(show),
    ...citations.citedBy({ document }).map((citation) => `${document.id} ← ${show(citation)}`),
  ]);
}

const TEXTS: readonly Text[] = [
  {
    id: 'kites',
    title: '示例省风筝条例',
    text: '第一条 依照《示例省竹法》第二条制定。\n第二条 违反前条的，依照竹料办法第一条处理。\n',
  },
  { id: 'bamboo', title: '示例省竹法', version: '2010-01-01', text: '第一条 甲。\n第二条 乙。\n' },
  { id: 'paper', title: '示例省纸张规定', text: '第一条 根据风筝条例第一条和《灯笼规定》制定。\n' },
  { id: 'ink', title: '示例省墨水规定', text: '第一条 墨水自备。\n' },
];
const named = (id: string, title: string, extra: Partial<Text> = {}): Text => {
  return { id, title, text: '第一条 丙。\n第二条 丁。\n', ...extra };
};

/** What becomes of the texts, and which are read for it: those whose citations may be others now, and what they cite. */
const CHANGES: readonly (readonly [string, (texts: readonly Text[]) => Text[], readonly string[]])[] = [
  ['nothing', (texts) => [...texts], []],
  ['a text that nobody names', (texts) => [...texts, named('glue', '示例省胶水规定')], ['glue']],
  [
    'a name used without title marks comes',
    (t) => [...t, named('stuff', '竹料办法')],
    ['bamboo', 'kites', 'stuff'],
  ],
  ['it goes', (texts) => texts.filter(({ id }) => id !== 'stuff'), ['bamboo', 'kites']],
  ['a title in marks comes', (texts) => [...texts, named('lamps', '灯笼规定')], ['lamps', 'paper']],
  [
    'a newer text of a work',
    (t) => [...t, named('bamboo', '示例省竹法', { version: '2020-01-01' })],
    ['bamboo', 'kites'],
  ],
  [
    'a short title',
    (t) => t.map((x) => (x.id === 'kites' ? { ...x, shortTitles: ['风筝条例'] } : x)),
    ['bamboo', 'kites', 'lamps', 'paper'],
  ],
  ['another order of the texts of a work', (texts) => [...texts].reverse(), ['bamboo', 'kites']],
];

test('of texts that stay only those are read again whose citations may be others, and all are as if found anew', () => {
  const reads = new Map<string, number>();
  let texts: readonly Text[] = TEXTS;
  const held = new Map<Text, Document>();
  const documents = (): Document[] =>
    texts.map((text) => {
      const document = held.get(text) ?? made(text, reads);
      held.set(text, document);
      return document;
    });
  all(documents());
  for (const [what, change, read] of CHANGES) {
    texts = change(texts);
    const now = documents();
    reads.clear();
    const citations = buildCitations(now);
    citations.citedBy({ document: now[0]! });
    expect([...reads.keys()].sort(), what).toEqual(read);
    const anew = texts.map((text) => made(text, new Map()));
    expect(all(now), what).toEqual(all(anew));
  }
});

test('what cites what is found in pieces, however long a text is', async () => {
  const long = named('long', '示例省长规定', {
    text: Array.from({ length: 3000 }, (_, i) => `第${i + 1}条 ${'风筝须系线。'.repeat(5)}\n`).join(''),
  });
  const turns = vi.spyOn(globalThis, 'setImmediate');
  await buildCitations([made(long, new Map())]).ready();
  // So many characters, 20,000 in one piece, besides what looks names up.
  expect(turns.mock.calls.length).toBeGreaterThan(6);
});

test('a name that may begin in a text is never missed, and few others are told', () => {
  const text = '依照风筝条例、竹法和示例省纸张规定处理，不得用他省墨水办法。';
  const starts = NameStarts.of([text]);
  for (const name of ['风筝条例', '竹法和', '示例省纸张规定', '他省墨水办法', '依照风'])
    expect(starts.mayHold(name), name).toBe(true);
  const others = Array.from({ length: 1000 }, (_, n) => `第${n}号条例`);
  expect(others.filter((name) => starts.mayHold(name)).length).toBeLessThan(50);
  expect(starts.mayHold('风')).toBe(false);
});

test('two who look at once read each text once, and one stands back for what goes before', async () => {
  const reads = new Map<string, number>();
  const documents = Array.from({ length: 20 }, (_, n) =>
    made(named(`text-${n}`, `示例省第${n}号规定`), reads),
  );
  let goOn = (): void => undefined;
  const before = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const waiting = buildCitations(documents).ready(() => before);
  for (let n = 0; n < 50; n++) await turn();
  expect(reads.size).toBe(0);
  goOn();
  await Promise.all([waiting, buildCitations([...documents]).ready()]);
  expect([...reads.values()]).toEqual(documents.map(() => 1));
});
