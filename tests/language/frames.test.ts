import { describe, expect, it } from 'vitest';
import { withoutFrames } from '../../indexer/language/zh/frames.ts';

describe('what frames a question', () => {
  it.each([
    // The house and the time say whose and when, not what.
    ['我局那年发了多少件救生衣', '发了件救生衣'],
    ['我们厅那一年罚了多少', '罚了'],
    ['本局的预案', '的预案'],
    // Words that begin alike.
    ['那年龄有限制', '那年龄有限制'],
    ['那年报要报给部门', '那年报要报给部门'],
    ['本单位的预案', '本单位的预案'],
    // 一般 is a class of accidents as well as a turn of speech.
    ['一般事故罚', '一般事故罚'],
    ['一般要交罚款', '要交罚款'],
  ])('is taken out of %s', (question, left) => {
    const out = withoutFrames(question);
    expect(out).toHaveLength(question.length);
    expect(out.replaceAll(' ', '')).toBe(left);
  });
});
