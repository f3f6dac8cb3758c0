import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../indexer/check/check-draft.ts';
import { draftOf } from '../../indexer/check/draft.ts';
import type { CheckFinding } from '../../indexer/check/finding.ts';
import { buildDocument, headnoteRoot } from '../versions/build-document.ts';
import { inventedLaws } from './invented-laws.ts';

const laws = inventedLaws();
const check = (text: string, documents = laws, asOf?: string) =>
  checkDraft(draftOf(text.split('\n')), documents, { today: '2025-03-01', ...(asOf ? { asOf } : {}) });
const told = (findings: readonly CheckFinding[]) =>
  findings
    .filter((f) => f.severity !== 'fine')
    .map((f) => `${f.severity} ${f.kind}${f.suggestion ? ` → ${f.suggestion}` : ''}`);

/** A rule with a duty that falls due at times. */
const DRILLS = buildDocument(
  {
    id: 'drill',
    title: '示例省演练办法',
    version: '2020-01-01',
    effective: '2020-01-01',
    status: 'in_force',
  },
  '第一条 水库管理单位应当至少每半年组织1次防汛应急预案演练。\n\n第二条 街道每年召开一次会议。\n',
);

it.each([
  ['水库管理单位每年至少组织1次防汛应急预案演练', ['error wrong-figure → 每半年']],
  ['水库管理单位每半年组织一次防汛应急预案演练', []],
  ['水库管理单位每6个月组织一次防汛应急预案演练', []],
  ['各地每月报送一次情况', []],
])('按照《示例省演练办法》第一条,%s: how often is compared where it is the same thing', (words, expected) => {
  expect(told(check(`按照《示例省演练办法》第一条,${words}。`, [DRILLS]).findings)).toEqual(expected);
});

const RULE = ['示例市预警办法(草案)', '第一条 为了预警,制定本办法。', '第二条 预警分四级。'];

it.each([
  ['第三条 违反本办法第二条的,责令改正。', []],
  ['第三条 违反本办法第九条的,责令改正。', ['error no-such-place']],
  ['第三条 “本办法第九条”是别处的话。', []],
  ['第五条 违反本办法第九条的,责令改正。', []],
])('%s in a draft that is a rule itself', (line, expected) => {
  expect(told(check([...RULE, line].join('\n')).findings)).toEqual(expected);
});

it('a short title that is near one held is remarked on, not called wrong', () => {
  const found = check('依据《渡囗条例》第三条。').findings;
  expect(found.map((f) => `${f.severity} ${f.message}`)).toEqual([
    'note 没有收录《渡囗条例》,未核对;与收录的《渡口条例》只差一字,请看是不是写错',
  ]);
});

it('of a text of which only some headnotes are held, an article that is not among them is not called right', () => {
  const partly = buildDocument({
    id: 'partly',
    title: '示例省台风条例',
    text: 'headnotes',
    root: headnoteRoot([{ text: '为了举例。' }, { text: '演练每年一次。' }]),
  });
  expect(told(check('依据《示例省台风条例》第二条。', [partly]).findings)).toEqual([]);
  expect(told(check('依据《示例省台风条例》第七条。', [partly]).findings)).toEqual(['note text-not-held']);
  // Nor is a 款 of one that is.
  const [below] = check('依据《示例省台风条例》第二条第三款。', [partly]).findings;
  expect([below?.severity, below?.message]).toEqual([
    'note',
    '只收录了《示例省台风条例》的要旨,没有原文:第二条是有的,第三款未核对',
  ]);
  const counted = { ...partly, articleCount: 50 };
  expect(told(check('依据《示例省台风条例》第七条。', [counted]).findings)).toEqual([]);
  expect(told(check('依据《示例省台风条例》第七十条。', [counted]).findings)).toEqual([
    'error no-such-place',
  ]);
});

/** A draft, and everything that is said of it besides 无误. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['a place that is there', '依据《示例省渡口管理条例》第六条第二款的规定。', []],
  ['an article beyond the last', '依据《渡口管理条例》第九十条的规定。', ['error no-such-place']],
  ['a paragraph too many', '依据《渡口条例》第六条第三款的规定。', ['error no-such-place']],
  ['an item without its paragraph', '《渡口管理条例》第七条第(四)项所列时段。', []],
  ['an item too many', '《渡口管理条例》第七条第一款第六项。', ['error no-such-place']],
  ['a range past the end', '《渡口管理条例》第十条至第二十条。', ['error no-such-place']],
  [
    'a list with its title said once',
    '《渡口管理条例》第一条、第三条第一款和第十六条。',
    ['error no-such-place'],
  ],
  ['该条例 in a later sentence', '学习《渡口管理条例》。该条例第四十条规定了责任。', ['error no-such-place']],
  [
    'a short name of its own',
    '《示例省渡口管理条例》(以下简称《条例》)已修订。《条例》第三十条规定了责任。',
    ['error no-such-place'],
  ],
  ['a name without marks', '你单位违反了渡口管理条例第三十条。', ['error no-such-place']],
  [
    'words as they are, typed otherwise',
    '《渡口管理条例》第三条规定:“任何单位和个人发现渡口险情\n都有权报告”。',
    [],
  ],
  [
    'another word',
    '《渡口管理条例》第八条规定:“渡工应当年满二十周岁,经过不少于六十学时的培训”。',
    ['error misquoted → 渡工应当年满十八周岁,经过不少于六十学时的培训'],
  ],
  [
    'another mark',
    '《渡口管理条例》第六条第二款规定:“值守簿应当保存三年以上、不得涂改、伪造。”',
    ['warning punctuation → 值守簿应当保存三年以上,不得涂改、伪造。'],
  ],
  [
    'words of another article',
    '《渡口管理条例》第八条规定:“过渡人员应当听从渡工安排,穿好救生衣”。',
    ['error wrong-place → 第九条第一款'],
  ],
  [
    'words of another paragraph',
    '《渡口管理条例》第六条第一款规定:“值守簿应当保存三年以上”。',
    ['error wrong-place → 第六条第二款'],
  ],
  [
    'words and number of the version before',
    '《渡口管理条例》第七条规定:“过渡人员应当听从渡工安排,穿好救生衣”。',
    ['error renumbered → 第九条第一款'],
  ],
  [
    'a version that has ended, by its year',
    '《渡口管理条例》(2015年)第七条。',
    ['error superseded → 《示例省渡口管理条例》(2022版)第九条'],
  ],
  [
    'the same, knowingly',
    '行为时有效的《渡口管理条例》(2015年)第七条。',
    ['note superseded → 《示例省渡口管理条例》(2022版)第九条'],
  ],
  [
    'a repealed rule',
    '依据《示例省河堤巡查办法》第二条,制定本方案。',
    ['error repealed → 《示例省堤防管理条例》'],
  ],
  [
    'a misspelled title',
    '依据《示例省渡口管理条列》第三条。',
    ['error misspelled-title → 《示例省渡口管理条例》'],
  ],
  ['a rule nobody holds', '依据《示例省蜂箱摆放规定》第三条。', ['note unknown-work']],
  ['a known rule without its text', '依据《示例省航标保护规定》第三条。', ['note text-not-held']],
  ['…whose count of articles is known', '依据《示例省航标保护规定》第三十条。', ['error no-such-place']],
  [
    'an amount of another size',
    '依照《渡口管理条例》第十二条规定,处五万元以上三万元以下罚款。',
    ['error wrong-figure → 五千元以上'],
  ],
  ['the same amount in other numerals', '依照《渡口管理条例》第十二条规定,处5000元以上3万元以下罚款。', []],
  [
    'a period of another length',
    '《粮库安全条例》第八条规定,自收到材料之日起30个工作日内完成核查。',
    ['error wrong-figure → 十五个工作日内'],
  ],
  [
    'what was imposed is no limit',
    '依据《渡口管理条例》第十二条的规定,决定给予罚款人民币2.5万元的行政处罚。',
    [],
  ],
  ['a request of the draft itself', '根据《渡口管理条例》第四条规定,请各单位于10日内报送评估结果。', []],
  ['a place of a contract', '学习《渡口管理条例》后,双方按合同第九十条结算。', []],
];

describe('a draft held against invented rules', () => {
  it.each(CASES)('%s', (_, text, expected) => {
    expect(told(check(text).findings)).toEqual(expected);
  });

  it('says where in the lines a finding stands, and in which file', () => {
    const draft = draftOf(['标题', '  依据《渡口管理', '条例》第九十条。'], '通知.md');
    const [finding] = checkDraft(draft, laws, { today: '2025-03-01' }).findings;
    expect(finding).toMatchObject({
      at: { file: '通知.md', line: 2, column: 5, endLine: 3, endColumn: 8 },
      text: '《渡口管理条例》第九十条',
    });
  });

  it("holds a draft against the law of its own date, the one given, or today's", () => {
    const text = '依据《渡口管理条例》第十五条的规定。\n示例县交通局\n2018年5月2日';
    const own = check(text);
    expect(own.summary).toMatchObject({ asOf: '2018-05-02', asOfFrom: 'draft', error: 1 });
    expect(check(text, laws, '2023-01-01').summary).toMatchObject({ asOfFrom: 'given', error: 0 });
    expect(check('二〇二二年的事。').summary).toMatchObject({ asOf: '2025-03-01', asOfFrom: 'today' });
  });

  it('says that words cannot be compared where headnotes are held, and still counts the articles', () => {
    const held = buildDocument({
      ...{ id: 'gate', title: '示例省闸门条例', text: 'headnotes', articleCount: 30, version: '2020-01-01' },
      root: headnoteRoot([{ text: '闸门归谁管。' }, { text: '闸门怎么开。' }]),
    });
    const said = (text: string) => told(check(text, [held]).findings);
    expect(said('《示例省闸门条例》第二条规定:“闸门由专人启闭。”')).toEqual(['note wording-not-compared']);
    expect(said('《示例省闸门条例》第二条规定,处五万元以上罚款。')).toEqual(['note wording-not-compared']);
    expect(said('《示例省闸门条例》第二十九条。')).toEqual([]);
    expect(said('《示例省闸门条例》第三十一条。')).toEqual(['error no-such-place']);
  });

  it('a title without its place is a short form or another rule, and no slip of the pen', () => {
    const local = buildDocument(
      { id: 'local', title: '示例省气候保护条例', shortTitles: ['省气候保护条例'] },
      '第一条 甲。',
    );
    const drawn = check('《气候保护条例》第九条,《示例气候保护条例》第九条,《示例省气侯保护条例》第一条。', [
      local,
    ]).findings;
    expect(told(drawn)).toEqual([
      'error misspelled-title → 《示例省气候保护条例》',
      'note unknown-work → 《示例省气候保护条例》',
      'note unknown-work → 《示例省气候保护条例》',
    ]);
    const national = buildDocument({ id: 'national', title: '气候保护条例' });
    const short = { ...local, shortTitles: ['气候保护条例', '省气候保护条例'] };
    expect(told(check('《气候保护条例》第九条。', [short, national]).findings)).toEqual([
      'note text-not-held',
    ]);
    const named = checkDraft(draftOf(['《气候保护条例》第九条。']), [short], {
      today: '2025-03-01',
      lawNames: ['气候保护条例'],
    });
    expect(named.findings).toMatchObject([
      { kind: 'unknown-work', message: '没有收录《气候保护条例》,未核对' },
    ]);
  });

  it('says the page where the draft has pages', () => {
    const draft = draftOf(['标题', '依据《渡口管理条例》第九十条。'], 'a.pdf', [1, 2]);
    const [finding] = checkDraft(draft, laws, { today: '2025-03-01' }).findings;
    expect(finding?.at).toMatchObject({ file: 'a.pdf', page: 2, line: 2 });
  });

  it('says so when there is nothing to check', () => {
    const { findings, summary } = check('今天天气很好。');
    expect(findings).toEqual([]);
    expect(summary.message).toContain('没有找到');
  });
});
