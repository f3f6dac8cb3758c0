import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateKnowledge } from '../../indexer/documents/validate.ts';
import { loadGlossary, loadOnboarding, loadSynonyms } from '../../indexer/documents/word-lists.ts';
import { knowledgeFile, knowledgeFolder } from './knowledge-folder.ts';

const A = knowledgeFile({ id: 'a' }, '第一条 甲乙丙。\n\n第二条 丁戊。\n');
const H = knowledgeFile(
  {
    id: 'h',
    text: 'headnotes',
    headnotes: { follows: '2021-01-01', officialText: '公报', notice: '不是原文' },
  },
  '第一条 说的是己庚。\n- 检索: 辛壬\n',
);

async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const dir = knowledgeFolder({ 'a.md': A, 'h.md': H, ...files });
  return (await validateKnowledge([dir])).map((p) => `${path.basename(p.file)}:${p.line} ${p.message}`);
}

describe('synonyms.yaml', () => {
  it('maps what people say to what the texts say, folder after folder', async () => {
    const one = knowledgeFolder({ 'synonyms.yaml': '# 说明\n- {say: [罚单, 开罚单], mean: [行政处罚]}\n' });
    const two = knowledgeFolder({ 'synonyms.yaml': '- {say: [民告官], mean: [行政诉讼], note: 口语}\n' });
    expect(await loadSynonyms([one, two])).toEqual({
      synonyms: [
        { say: ['罚单', '开罚单'], mean: ['行政处罚'] },
        { say: ['民告官'], mean: ['行政诉讼'], note: '口语' },
      ],
      problems: [],
    });
  });

  it('keeps the good entries beside a bad one', async () => {
    const text = '- {say: [甲], mean: [乙]}\n- {say: 丙, mean: [丁]}\n- {say: [戊], mean: []}\n';
    const { synonyms, problems } = await loadSynonyms([knowledgeFolder({ 'synonyms.yaml': text })]);
    expect(synonyms).toEqual([{ say: ['甲'], mean: ['乙'] }]);
    expect(problems.map((p) => [p.line, p.message])).toEqual([
      [2, '字段 say 的值“丙”应为列表'],
      [3, '字段 mean 少于 1 项'],
    ]);
  });

  it('is empty without a file and a problem when it is no list', async () => {
    expect(await loadSynonyms([knowledgeFolder({})])).toEqual({ synonyms: [], problems: [] });
    const { problems } = await loadSynonyms([knowledgeFolder({ 'synonyms.yaml': '罚单: 行政处罚\n' })]);
    expect(problems).toMatchObject([{ line: 1, message: '这个文件应是一个列表' }]);
  });
});

describe('glossary.yaml', () => {
  const entry = (term: string, at: string, more = '') =>
    `- term: ${term}\n${more}  where:\n    - { document: a, at: ${at}, kind: mentions }\n`;

  it('joins what folders say of a term', async () => {
    const one = knowledgeFolder({ 'glossary.yaml': entry('甲', '第一条', '  aliases: [子]\n') });
    const two = knowledgeFolder({
      'glossary.yaml': entry('甲', '第二条', '  aliases: [丑]\n  note: 说明\n'),
    });
    const { terms, problems } = await loadGlossary([one, two]);
    expect(problems).toEqual([]);
    expect(terms).toMatchObject([
      { term: '甲', aliases: ['子', '丑'], note: '说明', where: [{ at: '第一条' }, { at: '第二条' }] },
    ]);
  });

  it('accepts a term where its text, headnote or search words hold it', async () => {
    const inHeadnotes = '- term: 辛壬\n  where:\n    - { document: h, at: 第一条, kind: explains }\n';
    expect(await problemsOf({ 'glossary.yaml': entry('甲乙', '第一条') + inHeadnotes })).toEqual([]);
  });

  it.each([
    [entry('甲', '第三条'), 'glossary.yaml:3 a 没有“第三条”这个位置'],
    [entry('甲', '第二条'), 'glossary.yaml:3 a 第二条 没有用到这个词'],
    [entry('甲', '第一条').replace('document: a', 'document: x'), 'glossary.yaml:3 文件 x 不存在'],
    [entry('甲', '第一条') + entry('甲', '第一条'), 'glossary.yaml:4 “甲”在同一文件里写了两次'],
  ])('finds what is wrong in %j', async (text, expected) => {
    expect(await problemsOf({ 'glossary.yaml': text })).toEqual([expected]);
  });
});

describe('onboarding.yaml', () => {
  const STEP = '    - { document: a, at: 第一条, why: 先读 }\n';
  const QUESTION = '    - { question: 什么, document: a, at: 第一条, answer: 甲乙 }\n';
  const reading = (steps: string, check: string) =>
    `- id: new\n  title: 新人\n  audience: 新人\n  steps:\n${steps}  check:\n${check}`;

  it('reads paths; a later folder replaces the path of the same id', async () => {
    const text = reading(STEP.repeat(6), QUESTION.repeat(5));
    const one = knowledgeFolder({ 'onboarding.yaml': text });
    const two = knowledgeFolder({ 'onboarding.yaml': text.replace('title: 新人', 'title: 本厅新人') });
    const { paths, problems } = await loadOnboarding([one, two]);
    expect(problems).toEqual([]);
    expect(paths.map((p) => [p.title, p.steps.length, p.check.length])).toEqual([['本厅新人', 6, 5]]);
    expect(await problemsOf({ 'onboarding.yaml': text })).toEqual([]);
  });

  it('wants verbatim answers and steps that exist', async () => {
    const text = reading(
      STEP.repeat(5) + STEP.replace('第一条', '第五条'),
      QUESTION.repeat(4) + QUESTION.replace('甲乙', '甲丙'),
    );
    expect(await problemsOf({ 'onboarding.yaml': text })).toEqual([
      'onboarding.yaml:10 a 没有“第五条”这个位置',
      'onboarding.yaml:16 a 第一条 没有答案的原话',
    ]);
  });

  it('wants six to ten steps and five questions', async () => {
    const found = await problemsOf({ 'onboarding.yaml': reading(STEP.repeat(5), QUESTION.repeat(6)) });
    expect(found).toEqual([
      'onboarding.yaml:4 字段 steps 少于 6 项',
      'onboarding.yaml:10 字段 check 多于 5 项',
    ]);
  });
});
