import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SEGMENTS } from './shipped-segments.ts';

/** Makes the folder for `shippedSegments`, new with every run: how documents are indexed may have changed since the last. */
export default function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-segments-'));
  process.env[SEGMENTS] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
