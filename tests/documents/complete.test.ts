import { describe, expect, it } from 'vitest';
import { complete } from '../../indexer/documents/complete.ts';
import { toDocument } from '../../indexer/documents/document.ts';
import { readFrontMatter } from '../../indexer/documents/front-matter.ts';
import type { Document } from '../../indexer/types.ts';
import { knowledgeFile } from './knowledge-folder.ts';

function document(fields: Readonly<Record<string, unknown>>, body = '', file = 'x.md'): Document {
  const { read, problems } = readFrontMatter(knowledgeFile(fields, body), file);
  expect(problems).toEqual([]);
  return toDocument(read!).document;
}

describe('the status of two files', () => {
  it.each([
    // unverified says nothing
    [{ status: 'unverified' }, { status: 'in_force', statusAsOf: '2021-07-01' }, 'in_force', []],
    [{ status: 'in_force' }, { status: 'unverified' }, 'in_force', []],
    // what is known for a later date holds
    [
      { status: 'drafting', statusAsOf: '2021-03-24' },
      { status: 'in_force', statusAsOf: '2021-07-01' },
      'in_force',
      [],
    ],
    [
      { status: 'in_force', statusAsOf: '2021-07-01' },
      { status: 'drafting', statusAsOf: '2021-03-24' },
      'in_force',
      [],
    ],
    // without dates the file kept by hand holds, and the disagreement is told
    [{ status: 'repealed' }, { status: 'in_force' }, 'repealed', ['status']],
  ])('%j and %j', (a, b, status, conflicts) => {
    const result = complete(document(a), document(b));
    expect(result.document.status).toBe(status);
    expect(result.conflicts.map((c) => c.field)).toEqual(conflicts);
  });
});

describe('complete', () => {
  it('takes the union of lists and both notes', () => {
    const history = [{ date: '2021-05-01', event: 'adopted' }];
    const a = document({ shortTitles: ['甲', '乙'], history, note: '先知道的。' });
    const later = [...history, { date: '2021-07-01', event: 'effective' }];
    const b = document({ shortTitles: ['乙', '丙'], history: later, note: '后知道的。' });
    const result = complete(a, b).document;
    expect(result.shortTitles).toEqual(['甲', '乙', '丙']);
    expect(result.history.map((e) => e.event)).toEqual(['adopted', 'effective']);
    expect(result.note).toBe('先知道的。\n后知道的。');
  });

  it('uses the later of two official texts, and tells when they differ beyond blanks', () => {
    const a = document({}, '第一条 甲。\n', 'a.md');
    expect(complete(a, document({}, '第一条  甲。\n\n', 'b.md')).conflicts).toEqual([]);
    const other = complete(a, document({}, '第一条 乙。\n', 'b.md'));
    expect(other.conflicts).toEqual([{ field: 'text', message: '正文与先读到的不同,现用后读到的' }]);
    expect(other.document).toMatchObject({ path: 'b.md', text: 'official' });
  });

  it('keeps an official text that a later file knows only by name', () => {
    const a = document({ source: { url: 'https://example.org/a' } }, '第一条 甲。\n', 'a.md');
    const b = document({ issuer: '示例省人大常委会', source: { file: 'b.pdf' } }, '', 'b.md');
    expect(complete(a, b).document).toMatchObject({
      path: 'a.md',
      text: 'official',
      issuer: '示例省人大常委会',
      source: { url: 'https://example.org/a', file: 'b.pdf' },
    });
  });

  it('leaves out what neither file says', () => {
    const { document: d } = complete(document({}), document({}));
    expect(Object.values(d)).not.toContain(undefined);
    expect(d).not.toHaveProperty('version');
  });
});
