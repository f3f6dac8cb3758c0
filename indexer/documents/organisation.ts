import path from 'node:path';
import { NO_ORGANISATION } from '../model/organisation.ts';
import type { AccessRule, Document, Organisation, Problem, ReportSeries, RoleQuestions } from '../types.ts';
import { type Folders, filesOf } from './knowledge-files.ts';
import { named } from './knowledge-folders.ts';
import { organisation as schema } from './organisation-schema.ts';
import { readText } from './read-text.ts';
import { readYaml, type YamlPath } from './read-yaml.ts';
import { schemaProblems } from './schema-problems.ts';

const FILE = 'organisation.yaml';

/** What one file says, with the place of every field. */
interface Told {
  readonly file: string;
  readonly organisation: Organisation;
  readonly lineOf: (path: YamlPath) => number;
}

/**
 * Whose knowledge some folders are: what each `organisation.yaml` says, a later one completing an earlier one. Folders without
 * one leave everything open. Never throws; a file with a bad field counts nothing and is a problem.
 */
export async function loadOrganisation(
  folders: Folders,
): Promise<{ organisation: Organisation; problems: Problem[] }> {
  const { told, problems } = await readOrganisations(folders);
  const organisation = told.reduce((all, { organisation: one }) => completed(all, one), NO_ORGANISATION);
  return { organisation, problems };
}

/** Problems of form, and reports whose title is of a series but whose id is not. */
export async function checkOrganisation(
  folders: Folders,
  documents: readonly Document[],
): Promise<Problem[]> {
  const { told, problems } = await readOrganisations(folders);
  for (const { file, organisation, lineOf } of told)
    for (const [i, series] of organisation.reports.entries())
      for (const { title, id } of documents) {
        const year = yearInSeries(series, title);
        if (year === undefined || id === idInSeries(series, year)) continue;
        const message = `《${title}》的 id 是 ${id},按这里应为 ${idInSeries(series, year)}`;
        const cure = '改正这里的式样,或改那份文件的 id';
        problems.push({ file, line: lineOf(['reports', i, 'id']), message, cure, severity: 'warning' });
      }
  return problems;
}

/** The year that a title of a series names; undefined for other titles. */
export function yearInSeries({ title: pattern }: ReportSeries, title: string): string | undefined {
  const [before = '', after = ''] = pattern.split('{year}');
  const year = title.slice(before.length, title.length - after.length);
  return title.startsWith(before) && title.endsWith(after) && /^(?:19|20)\d\d$/.test(year) ? year : undefined;
}

function idInSeries({ id }: ReportSeries, year: string): string {
  return id.replace('{year}', year);
}

async function readOrganisations(folders: Folders): Promise<{ told: Told[]; problems: Problem[] }> {
  const told: Told[] = [];
  const problems: Problem[] = [];
  const held = await filesOf(folders);
  for (const file of named(held, FILE)) {
    const raw = readText(file, held);
    if ('problem' in raw) {
      problems.push(raw.problem);
      continue;
    }
    const yaml = readYaml(raw.text, file);
    problems.push(...yaml.problems);
    // An empty file says nothing; one that is no YAML has said so.
    if (yaml.value === null || yaml.value === undefined) {
      if (yaml.problems.length > 0) told.push(...closed(file, raw.text));
      continue;
    }
    const checked = schema.safeParse(yaml.value);
    if (checked.success) {
      const { access, ...organisation } = checked.data;
      const rules = access.map(({ folder, groups }): AccessRule => {
        return { folder: path.join(path.dirname(file), folder), groups, file };
      });
      told.push({ file, organisation: { ...organisation, access: rules }, lineOf: yaml.lineOf });
    } else problems.push(...schemaProblems(checked.error.issues, yaml.value, file, yaml.lineOf));
    if (!checked.success) told.push(...closed(file, raw.text));
  }
  return { told, problems };
}

/** A file that gives rights and cannot be read gives none: what lies beside it is seen by nobody until it is mended. */
function closed(file: string, text: string): Told[] {
  if (!/^access\s*:/mu.test(text)) return [];
  const access = [{ folder: path.dirname(file), groups: [], file }];
  return [{ file, organisation: { ...NO_ORGANISATION, access }, lineOf: () => 1 }];
}

/** What the earlier file leaves open is taken from the later one; lists are joined. */
function completed(earlier: Organisation, later: Organisation): Organisation {
  return {
    ...later,
    ...earlier,
    cities: joined(earlier.cities, later.cities),
    otherRegions: joined(earlier.otherRegions, later.otherRegions),
    selfNames: joined(earlier.selfNames, later.selfNames),
    reports: [...new Map([...later.reports, ...earlier.reports].map((s) => [s.id, s])).values()],
    questions: withQuestions(earlier.questions, later.questions),
    groups: [...(earlier.groups ?? []), ...(later.groups ?? [])],
    access: [...(earlier.access ?? []), ...(later.access ?? [])],
    examples: { ...later.examples, ...earlier.examples },
    start: { ...later.start, ...earlier.start },
  };
}

function joined(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}

function withQuestions(earlier: readonly RoleQuestions[], later: readonly RoleQuestions[]): RoleQuestions[] {
  const byRole = new Map(earlier.map((one) => [one.role, one]));
  for (const one of later) {
    const known = byRole.get(one.role);
    const asked = known?.ask ?? [];
    const added = one.ask.filter((a) => !asked.some((k) => k.question === a.question));
    byRole.set(one.role, { ...one, ...known, ask: [...asked, ...added] });
  }
  return [...byRole.values()];
}
