import path from 'node:path';
import { shapeOf } from '../../documents/document.ts';
import { readFrontMatter } from '../../documents/front-matter.ts';
import { titleIdentity } from '../../documents/title-identity.ts';
import { parse } from '../../structure/parse.ts';
import { articlesOf } from '../../structure/tree.ts';
import type { Document } from '../../types.ts';
import type { ImportResult } from '../import-original.ts';
import { atomicWrite } from '../keeping/atomic-write.ts';
import { changedArticles } from '../keeping/changed-articles.ts';
import { readHeld } from '../keeping/held.ts';
import type { Snapshot } from './open-snapshot.ts';

/**
 * Writes the texts of a snapshot into a folder. What a person changed stays, and so does a text that was retrieved later than
 * that of the snapshot; an id that is another title's here is refused.
 */
export async function keepSnapshot(
  { texts }: Snapshot,
  { out, catalogue }: { readonly out: string; readonly catalogue: readonly Document[] },
): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  for (const text of texts) results.push(await keep(text, out, catalogue));
  return results;
}

async function keep(
  { file: name, id, version, title, content, data }: Snapshot['texts'][number],
  out: string,
  catalogue: readonly Document[],
): Promise<ImportResult> {
  const file = path.join(out, name);
  const body = readFrontMatter(content, name).read!.body;
  const root = parse(body, shapeOf(data.kind, body));
  const result = {
    original: name,
    id,
    ...(version ? { version } : {}),
    title,
    articles: articlesOf(root).length,
    file,
    findings: [],
    notes: [],
  };
  const known = catalogue.find((d) => d.id === id);
  const names = known ? [known.title, ...known.shortTitles, ...(data.shortTitles ?? [])] : [title];
  if (!names.some((own) => titleIdentity(own) === titleIdentity(title))) {
    const message = `id“${id}”在这里是《${known!.title}》`;
    return { ...result, outcome: 'refused', findings: [{ severity: 'error', message }] };
  }
  const held = await readHeld(file);
  if (held && !held.edited && held.data?.bodySha256 === data.bodySha256)
    return { ...result, outcome: 'unchanged' };
  if (held?.edited) return { ...result, outcome: 'edited' };
  const later = held?.data?.source?.retrieved;
  if (later !== undefined && later > (data.source?.retrieved ?? ''))
    return { ...result, outcome: 'unchanged', notes: [`现有的取得更晚(${later}),没有替换`] };
  await atomicWrite(file, content);
  const changed = held?.root ? { changedArticles: changedArticles(held.root, root) } : {};
  return { ...result, outcome: held ? 'changed' : 'new', ...changed };
}
