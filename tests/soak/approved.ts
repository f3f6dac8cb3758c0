import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { askWithApproved } from '../search/approved-everywhere.ts';
import { SEGMENTS } from '../shipped-segments.ts';

/** Approved answers stand for their own questions and for no others: asked by all questions of the development set, or a share. */
export async function soakApproved(
  _seed: number,
  share: number,
): Promise<{ readonly given: number; readonly faults: readonly string[] }> {
  const segments = await mkdtemp(path.join(tmpdir(), 'zhiyi-segments-'));
  process.env[SEGMENTS] = segments;
  const asked = await askWithApproved(Math.max(1, Math.round(1 / share)));
  await rm(segments, { recursive: true });
  return asked;
}
