import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * Writes files into a folder of its own. Returns the folder.
 * @param whenDone is given what removes it; default when the test ends
 */
export function knowledgeFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  whenDone: (remove: () => void) => void = onTestFinished,
): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-knowledge-'));
  whenDone(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** A knowledge file of an invented regulation. `fields` override or add; undefined leaves a field out. */
export function knowledgeFile(fields: Readonly<Record<string, unknown>> = {}, body = ''): string {
  const all: Record<string, unknown> = {
    id: 'example-regulation',
    kind: 'local-regulation',
    title: '示例省防灾条例',
    status: 'unverified',
    text: body === '' ? 'none' : 'official',
    ...fields,
  };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n${body}`;
}
