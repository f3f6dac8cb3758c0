import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/**
 * Files that take far longer than their size tells, longest first. Where no run before has left its times, Vitest begins with
 * the largest files, and one of these, begun last, would keep one core waiting for the other.
 */
const LONG = [
  'tests/organisations/leak.test.ts',
  'tests/search/approved.test.ts',
  'tests/browser/every-page.test.ts',
  'tests/browser/survival.test.ts',
  'tests/browser/front.test.ts',
  'tests/browser/chat.test.ts',
  'tests/browser/admin.test.ts',
];

/** The order of files: those of a project stay together, as what they load is shared. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = new Map<string, TestSpecification[]>();
    for (const file of sorted) {
      const { name } = file.project;
      projects.set(name, [...(projects.get(name) ?? []), file]);
    }
    return [...projects.values()].flatMap((own) => own.sort((a, b) => place(a) - place(b)));
  }
}

function place({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((file) => moduleId.endsWith(file));
  return at < 0 ? LONG.length : at;
}
