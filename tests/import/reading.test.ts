import { describe, expect, it } from 'vitest';
import { titleIdentity, titleOfName } from '../../indexer/documents/title-identity.ts';
import { dateInName, datesIn } from '../../indexer/import/reading/dates.ts';
import { factsOf } from '../../indexer/import/reading/facts.ts';
import { readFront } from '../../indexer/import/reading/front.ts';
import { isBoilerplate, isTitleLike } from '../../indexer/import/reading/front-lines.ts';
import { readNotes } from '../../indexer/import/reading/notes.ts';
import { paragraphsOf } from '../../indexer/import/reading/paragraphs.ts';
import { split } from '../../indexer/import/reading/split.ts';
import { textLines } from '../../indexer/import/reading/text-lines.ts';
import { parse } from '../../indexer/structure/parse.ts';

const C = '人大常委会';
const events = (...lines: string[]) => readNotes(lines).history.map(({ date, event }) => `${date} ${event}`);

describe('dates', () => {
  it('reads Arabic and Chinese numerals and drops days that do not exist', () => {
    expect(datesIn('2031年2月6日,二〇二九年十二月三十一日,2031年2月30日').map((d) => d.date)).toEqual([
      '2031-02-06',
      '2029-12-31',
    ]);
  });
  it.each([
    ['甲条例(2031-02-06).md', '2031-02-06'],
    ['甲条例_99310206.docx', undefined],
    ['甲条例_20210206.docx', '2021-02-06'],
    ['甲条例(2031-02-30).md', undefined],
  ])('in a file name: %s', (name, date) => expect(dateInName(name)).toBe(date));
});

describe('notes', () => {
  it.each<[string, string[], string[]]>([
    ['adoption', [`2029年4月2日 示例省第三届${C}第五次会议通过`], ['2029-04-02 adopted']],
    [
      'an amendment by a decision that was itself adopted',
      [`2029年4月2日 省三届${C}第五次会议通过的《示例省${C}修改<甲条例>的决定》第一回修正`],
      ['2029-04-02 amended'],
    ],
    [
      'words in a title say nothing',
      ['2029年4月2日 《关于废止〈乙条例〉的决定》通过'],
      ['2029-04-02 adopted'],
    ],
    [
      'approval',
      [`2029年4月2日甲市${C}通过 2029年6月1日示例省${C}批准`],
      ['2029-04-02 adopted', '2029-06-01 approved'],
    ],
    [
      'an order and its entry into force',
      ['2029年4月2日 国务院令第9号公布 自2029年5月1日起施行'],
      ['2029-04-02 published', '2029-05-01 effective'],
    ],
    [
      'an announcement with its date below',
      [
        '《甲条例》已于2029年4月2日经示例省三届五次会议修订通过，现予公布，自2029年7月1日起施行。',
        '2029年4月9日',
      ],
      ['2029-04-02 revised', '2029-04-09 published', '2029-07-01 effective'],
    ],
    ['a date broken over two lines', ['（2029年4', '月2日示例省三届五次会议通过）'], ['2029-04-02 adopted']],
  ])('%s', (_, lines, expected) => expect(events(...lines)).toEqual(expected));

  it('keeps the number as printed', () => {
    expect(readNotes(['2029年4月2日 国务院令第9号公布']).numbers).toEqual([
      { text: '国务院令第9号', date: '2029-04-02' },
    ]);
    expect(readNotes(['示例省第三届某会公告第50号']).numbers[0]?.text).toBe('示例省第三届某会公告第50号');
  });
});

describe('facts', () => {
  const closing = (day: string) => parse(`第一条 甲。\n第二条 这部虚构的办法自${day}起施行。`, 'statute');
  const made = '2029年4月2日某会通过';

  it('a date in the last article is the first text’s when the text was amended later', () => {
    const facts = factsOf(readNotes([made, '2031年2月6日某会修正']), closing('2029年9月9日'), undefined);
    expect(facts.version).toBe('2031-02-06');
    expect(facts.effective).toBeUndefined();
    expect(facts.history.find((h) => h.event === 'effective')?.note).toContain('首次文本');
  });
  it('it is this text’s when the whole was revised with it', () => {
    const facts = factsOf(readNotes([made, '2031年2月6日某会修订']), closing('2031年3月9日'), undefined);
    expect(facts.effective).toBe('2031-03-09');
  });
  it('a later date of the file’s name prevails and makes the notes’ publication another text’s', () => {
    const facts = factsOf(
      readNotes(['2029年4月2日 国务院令第9号公布']),
      closing('2029年9月9日'),
      '2030-01-01',
    );
    expect(facts).toMatchObject({ version: '2030-01-01', fromName: true });
    expect(facts.published).toBeUndefined();
    expect(facts.documentNumber).toBeUndefined();
  });
  it('the day of publication counts when the text says so', () => {
    const root = parse('第一条 甲。\n第二条 本办法自公布之日起施行。', 'statute');
    expect(factsOf(readNotes(['2029年4月2日 国务院令第9号公布']), root, undefined).effective).toBe(
      '2029-04-02',
    );
    expect(factsOf(readNotes([made]), root, undefined).effective).toBeUndefined();
  });
  it('guesses nothing: no dates, no version', () => {
    const facts = factsOf(readNotes([]), closing('2029年9月9日'), undefined);
    expect(facts.version).toBeUndefined();
    expect(facts.effective).toBeUndefined();
  });
});

describe('title', () => {
  it('folds marks, brackets, 中华人民共和国 and the edition, not a period that is part of the name', () => {
    expect(titleIdentity('示例省实施《中华人民共和国甲法》办法（2031年修订）')).toBe('示例省实施甲法办法');
    expect(titleIdentity('示例省实施〈甲法〉办法')).toBe('示例省实施甲法办法');
    expect(titleIdentity('甲纲要（2015-2020年）')).not.toBe(titleIdentity('甲纲要（2021-2025年）'));
    expect(titleOfName('防汛条例(2011-01-08).md')).toBe('防汛条例');
  });
  const front = (...lines: string[]) => readFront(textLines(lines), undefined);
  it.each([
    [
      'after an announcement',
      [
        '示例省某会公告',
        '《甲条例》已于2029年4月2日通过，现予公布。',
        '示例省甲条例',
        '（2029年4月2日通过）',
      ],
      '示例省甲条例',
    ],
    [
      'over two lines, marks open',
      ['示例省实施《甲', '乙法》办法', '（2029年4月2日通过）'],
      '示例省实施《甲乙法》办法',
    ],
    [
      'over two lines, the lower half without a subject',
      ['示例省风车磨坊', '条例', '（2029年4月2日通过）'],
      '示例省风车磨坊条例',
    ],
    ['in title marks', ['《示例省甲条例》'], '示例省甲条例'],
  ])('%s', (_, lines, title) => expect(front(...lines).title).toBe(title));
  it('knows a title from a sentence, a heading and a note', () => {
    expect(['甲条例', '甲条例（试行）'].every(isTitleLike)).toBe(true);
    expect(['现予公布甲条例。', '第一章 总则规定', '2029年4月2日通过的决定'].some(isTitleLike)).toBe(false);
  });
});

describe('lines around the text', () => {
  it.each([
    '浏览次数：128',
    '【打印本页】 【关闭窗口】',
    '- 12 -',
    '第3页 共10页',
    '字体：[ 大 中 小 ]',
    '当前位置：首页 > 法规',
    '示ICP备00000001号',
  ])('%s is no part of it', (line) => expect(isBoilerplate(line)).toBe(true));
  it.each(['（一）打印机应当上锁；', '第十二条 来源不明的，不收。', '下载的文件，留存三年。'])(
    '%s is',
    (line) => {
      expect(isBoilerplate(line)).toBe(false);
    },
  );
  it('leaves a table of contents out, with its heading or without', () => {
    const body = ['第一章 总则', '第一条 甲。', '第二章 附则', '第二条 乙。'];
    for (const contents of [
      ['目 录', '第一章 总则', '第二章 附则'],
      ['第一章 总则……1', '第二章 附则……2'],
    ]) {
      const parts = split(textLines(['甲条例', ...contents, ...body]))!;
      expect(parts.body.map(({ text }) => text)).toEqual(body);
      expect(parts.front.map(({ text }) => text)).toEqual(['甲条例']);
    }
  });
  it('a menu or a login page is no text', () => {
    expect(split(textLines(['登录', '用户名', '密码', '忘记密码？', '浏览第一条']))).toBeUndefined();
  });
});

describe('paragraphs', () => {
  const of = (...lines: string[]) => paragraphsOf(textLines(lines), 'statute');
  it('joins what a hard line break cut, also across items', () => {
    const { paragraphs, repairs } = of(
      '第一条 风车的叶片',
      '不得少于四片。',
      '磨坊另算。',
      '（一）甲',
      '乙；',
    );
    expect(paragraphs).toEqual(['第一条 风车的叶片不得少于四片。', '磨坊另算。', '（一）甲乙；']);
    expect(repairs[0]).toContain('2 处');
  });
  it('gives a list its lost first mark back in its own brackets and says so', () => {
    const { paragraphs, repairs } = of('第五条 做三件事：', '上油；', '(二)收帆；');
    expect(paragraphs[1]).toBe('(一)上油；');
    expect(repairs).toEqual(['第五条第一项前原缺“(一)”,已补上']);
  });
  it('where articles stand in, a line that does not goes on even after a full stop', () => {
    const { paragraphs, repairs } = of('　　第一条 甲。', '乙。', '　　丙。', '　　第二条 丁。');
    expect(paragraphs).toEqual(['第一条 甲。乙。', '丙。', '第二条 丁。']);
    expect(repairs).toEqual([]);
  });
  it('puts a label and the words below it on one line', () => {
    expect(of('第一章', '总 则', '第一条', '甲。').paragraphs).toEqual(['第一章 总 则', '第一条 甲。']);
  });
});
