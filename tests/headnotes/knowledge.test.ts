import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { knowledgeFiles, runCheck } from './run-check.ts';

const reference = process.env.ZHIYI_REFERENCE;
const root = fileURLToPath(new URL('../../', import.meta.url));

if (!reference) console.log('要旨与法律原文的比对跳过:没有设置 ZHIYI_REFERENCE');

it.skipIf(!reference)('every headnote keeps the limits', () => {
  const { summaries, violations } = runCheck(reference ?? '', knowledgeFiles(root));
  console.log(summaries.join('\n'));
  expect(violations).toEqual([]);
});

it('a reference folder that is not there fails', () => {
  expect(() => runCheck('/not/there', [])).toThrow(/ZHIYI_REFERENCE/);
});
