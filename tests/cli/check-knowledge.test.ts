import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkKnowledgeAside } from '../../bot/cli/check-knowledge.ts';
import { filesOf } from '../../indexer/documents/knowledge-files.ts';
import { knowledgeFolder } from '../documents/knowledge-folder.ts';

test('files are checked in a thread of its own, which runs the sources as it runs the build', async () => {
  const files = await filesOf([knowledgeFolder({ 'broken.md': '---\nid: 1\n---\n第一条 没有标题。\n' })]);
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'zhiyi-check-'));
  const { problems } = await checkKnowledgeAside({ files, withdrawn: [], cacheDir });
  expect(problems.some(({ file }) => file.endsWith('broken.md'))).toBe(true);
});
