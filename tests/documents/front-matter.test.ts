import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../indexer/documents/front-matter.ts';
import { knowledgeFile } from './knowledge-folder.ts';

const problemsOf = (text: string) => readFrontMatter(text, 'x.md').problems;

describe('readFrontMatter', () => {
  it('reads fields and body, and knows the line of both', () => {
    const { read, problems } = readFrontMatter(
      knowledgeFile({ version: '2021-05-01' }, '第一条 甲。\n'),
      'x.md',
    );
    expect(problems).toEqual([]);
    expect(read?.data).toMatchObject({ id: 'example-regulation', version: '2021-05-01', shortTitles: [] });
    expect(read?.body).toBe('第一条 甲。\n');
    expect(read?.bodyLine).toBe(9);
    expect(read?.lineOf(['version'])).toBe(7);
  });

  it('does not hand one file the data of another with the same words', () => {
    const text = knowledgeFile();
    const first = readFrontMatter(text, 'a.md').read;
    const second = readFrontMatter(text, 'b.md').read;
    expect(second?.data).toEqual(first?.data);
    expect(second?.data).not.toBe(first?.data);
    expect(second?.file).toBe('b.md');
  });

  it('reports all problems of a file at once, each at its line', () => {
    const text = knowledgeFile({ titel: '错字', adopted: '2021-02-30', status: 'valid', title: undefined });
    const found = problemsOf(text).map((p) => [p.line, p.message]);
    expect(found).toHaveLength(4);
    expect(found).toEqual(
      expect.arrayContaining([
        [2, '缺少字段 title'],
        [4, '字段 status 的值“valid”不可用'],
        [6, '不认识的字段 titel'],
        [7, '字段 adopted 的值“2021-02-30”有误:日期应写作 YYYY-MM-DD,且确有其日'],
      ]),
    );
  });

  it.each([
    ['2021-13-01', '2021-13-01'],
    ['2021', '2021'],
    ['"2021年5月1日"', '2021年5月1日'],
  ])('takes %s for no date', (written, shown) => {
    const [problem, ...more] = problemsOf(knowledgeFile({ published: written }));
    expect(more).toEqual([]);
    expect(problem?.message).toContain(`“${shown}”`);
    expect(problem?.message).toContain('YYYY-MM-DD');
  });

  it('names the line of a field deep inside', () => {
    const text = `---\nid: a\nkind: law\ntitle: 甲法\nstatus: unverified\ntext: none\nhistory:\n  - date: 2021-01-01\n    event: born\n---\n`;
    expect(problemsOf(text)).toMatchObject([
      { line: 9, message: '字段 history 第1项 event 的值“born”不可用' },
    ]);
  });

  it.each([
    ['没有字段区', 'id: a\n', 1],
    ['---js\n({})\n---\n', '---js\nglobalThis.evaluated = true\n---\n', 1],
    ['没有结束', '---\nid: a\n', 1],
    ['结束行有别的字', '---\nid: a\n---- \n', 3],
  ])('wants its fields between two lines of ---: %s', (_, text, line) => {
    expect(problemsOf(text)).toMatchObject([{ line, severity: 'error' }]);
    expect(globalThis).not.toHaveProperty('evaluated');
  });

  it('says where the YAML is broken', () => {
    expect(problemsOf('---\nid: a\nid: b\n---\n')).toMatchObject([{ line: 3, message: '同一字段写了两次' }]);
    expect(problemsOf('---\nid: a\ntitle: [甲\n---\n')[0]?.message).toContain('括号');
    expect(problemsOf('---\nid: a\ntitle: @甲\n---\n')).toMatchObject([
      { line: 3, message: expect.stringMatching(/^YAML 写法有误/) },
    ]);
    expect(problemsOf('---\nid: *x\n---\n')).toMatchObject([{ severity: 'error' }]);
  });

  it('survives YAML that contains itself, and any other', () => {
    expect(problemsOf('---\nid: a\ntitle: &x [*x]\n---\n').length).toBeGreaterThan(0);
    const piece = fc.constantFrom(
      '---',
      '\n',
      'id: a',
      'title: ',
      '[',
      '{',
      '&x ',
      '*x',
      '!!set ',
      '- ',
      ': ',
      '甲',
      '"',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const { read, problems } = readFrontMatter(`---\n${pieces.join('')}`, 'x.md');
        expect(read !== undefined || problems.length > 0).toBe(true);
        for (const { line } of problems) expect(line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('tells of the comma that splits a value in braces', () => {
    const relations = 'relations:\n  - { predicate: named_in, document: b, to: 一, 二 }';
    const [problem] = problemsOf(knowledgeFile().replace('text: none', `text: none\n${relations}`));
    expect(problem).toMatchObject({ line: 8, message: '不认识的字段 relations 第1项 二' });
    expect(problem?.cure).toContain('加引号');
  });

  it('takes only web addresses for a source', () => {
    const text = knowledgeFile({ source: { url: 'javascript:alert(1)' } });
    expect(problemsOf(text)).toMatchObject([{ message: expect.stringContaining('http') }]);
  });

  it('reads files written on Windows', () => {
    const text = knowledgeFile({ version: '2021-05-01' }, '第一条 甲。\n').replaceAll('\n', '\r\n');
    const { read, problems } = readFrontMatter(text, 'x.md');
    expect(problems).toEqual([]);
    expect(read?.data.version).toBe('2021-05-01');
    expect(read?.body).toBe('第一条 甲。\r\n');
    expect(read?.bodyLine).toBe(9);
  });
});
