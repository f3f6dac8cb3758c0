import path from 'node:path';
import { z } from 'zod';
import { parseLocator, toAnchor } from '../structure/locator.ts';
import type { Problem } from '../types.ts';
import type { DocumentsOf } from './check-document.ts';
import { type Folders, filesOf } from './knowledge-files.ts';
import { findPlace } from './places.ts';
import { readText } from './read-text.ts';
import { readYaml } from './read-yaml.ts';
import { schemaProblems } from './schema-problems.ts';

/** Everyday words by place: document id or id@version → anchor of the place → words. */
export type SearchWords = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** One file: `第十二条: [扣工资, 请假救灾]`, a line an article or report item. */
const file = z.record(z.string(), z.array(z.coerce.string().min(1)).min(1));
const FOLDER = 'search-words';

interface Line {
  readonly document: string;
  readonly place: string;
  readonly words: readonly string[];
  readonly file: string;
  readonly line: number;
}

/**
 * Reads `search-words/<id>.yaml` of every folder of knowledge: what people say when they look for an article without knowing
 * its words. A later folder adds to an earlier one. Bad lines are problems; the others are kept.
 */
export async function loadSearchWords(
  folders: Folders,
): Promise<{ words: SearchWords; problems: Problem[] }> {
  const { lines, problems } = await readLines(folders);
  const words = new Map<string, Map<string, readonly string[]>>();
  for (const line of lines) {
    const locator = parseLocator(line.place);
    if (!locator) continue;
    const places = words.get(line.document) ?? new Map<string, readonly string[]>();
    words.set(line.document, places);
    const anchor = toAnchor(locator);
    places.set(anchor, [...(places.get(anchor) ?? []), ...line.words]);
  }
  return { words, problems };
}

/** Problems of the search words: form, documents and places that do not exist. */
export async function checkSearchWords(folders: Folders, documentsOf: DocumentsOf): Promise<Problem[]> {
  const { lines, problems } = await readLines(folders);
  for (const { document, place, file, line } of lines) {
    const [id = '', version] = document.split('@');
    const meant = documentsOf(id).filter((d) => version === undefined || d.version === version);
    const held = meant.filter((d) => d.text !== 'none');
    const complain = (message: string, cure: string) =>
      problems.push({ file, line, message, cure, severity: 'error' });
    if (meant.length === 0) complain(`文件 ${document} 不存在`, '文件名应是某份文件的 id');
    else if (!parseLocator(place)) complain(`“${place}”不是位置`, '写法如 第十二条、一(三)1');
    else if (held.length > 0 && held.every((d) => d.text === 'official' && !findPlace(d, place)))
      complain(`${document} 没有“${place}”这个位置`, '改正位置');
  }
  return problems;
}

async function readLines(folders: Folders): Promise<{ lines: Line[]; problems: Problem[] }> {
  const lines: Line[] = [];
  const problems: Problem[] = [];
  const held = await filesOf(folders);
  for (const { dir, contents } of held.layers) {
    for (const at of contents.keys()) {
      if (path.dirname(at) !== path.join(dir, FOLDER) || !at.endsWith('.yaml')) continue;
      const raw = readText(at, held);
      if ('problem' in raw) {
        problems.push(raw.problem);
        continue;
      }
      const yaml = readYaml(raw.text, at);
      problems.push(...yaml.problems);
      const checked = file.safeParse(yaml.value ?? {});
      if (!checked.success)
        problems.push(...schemaProblems(checked.error.issues, yaml.value, at, yaml.lineOf));
      for (const [place, words] of Object.entries(checked.data ?? {}))
        lines.push({
          document: path.basename(at, '.yaml'),
          place,
          words,
          file: at,
          line: yaml.lineOf([place]),
        });
    }
  }
  return { lines, problems };
}
