import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { parseLocator, toAnchor } from '../structure/locator.ts';
import type { Document, Problem } from '../types.ts';
import { layersOf } from './knowledge-folders.ts';
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
  dirs: readonly string[],
): Promise<{ words: SearchWords; problems: Problem[] }> {
  const { lines, problems } = await readLines(dirs);
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
export async function checkSearchWords(
  dirs: readonly string[],
  documents: readonly Document[],
): Promise<Problem[]> {
  const { lines, problems } = await readLines(dirs);
  for (const { document, place, file, line } of lines) {
    const [id, version] = document.split('@');
    const meant = documents.filter((d) => d.id === id && (version === undefined || d.version === version));
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

async function readLines(dirs: readonly string[]): Promise<{ lines: Line[]; problems: Problem[] }> {
  const lines: Line[] = [];
  const problems: Problem[] = [];
  for (const folder of layersOf(dirs).map((dir) => path.join(dir, FOLDER))) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.yaml')) continue;
      const at = path.join(folder, name);
      const raw = await readText(at);
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
        lines.push({ document: name.slice(0, -5), place, words, file: at, line: yaml.lineOf([place]) });
    }
  }
  return { lines, problems };
}
