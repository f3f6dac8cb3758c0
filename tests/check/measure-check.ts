import { checkDraft } from '../../indexer/check/check-draft.ts';
import { draftOf } from '../../indexer/check/draft.ts';
import { figuresIn } from '../../indexer/check/figures.ts';
import type { CheckFinding } from '../../indexer/check/finding.ts';
import type { Document } from '../../indexer/types.ts';
import { seededDraft } from './seeded-drafts.ts';
import type { Statement } from './seeds.ts';

/** What checking many seeded drafts came to. */
export interface CheckFigures {
  readonly drafts: number;
  readonly seeded: number;
  readonly found: number;
  readonly right: number;
  readonly falseAlarms: number;
  readonly correctable: number;
  readonly corrected: number;
  /** found/seeded by seed. */
  readonly bySeed: Readonly<Record<string, string>>;
  /** Each with how to make it again. */
  readonly faults: readonly string[];
}

/** Checks `count` drafts, from `seed` on, over some laws. */
export function measureCheck(documents: readonly Document[], seed: number, count: number): CheckFigures {
  const totals = { seeded: 0, found: 0, right: 0, falseAlarms: 0, correctable: 0, corrected: 0 };
  const by = new Map<string, { seeded: number; found: number }>();
  const faults: string[] = [];
  for (let n = seed; n < seed + count; n++) {
    const draft = seededDraft(n, documents);
    const { findings } = checkDraft(draftOf(draft.lines), documents, { today: '2025-12-31' });
    const alarms = findings.filter((f) => f.severity === 'error' || f.severity === 'warning');
    const of = (i: number): CheckFinding[] => alarms.filter((f) => owners(draft, f).includes(i));
    draft.statements.forEach((statement, i) => {
      const own = of(i);
      if (statement.seed === 'right') {
        totals.right++;
        if (own.length === 0) return;
        totals.falseAlarms++;
        faults.push(`draft ${n}: false alarm: ${statement.text} — ${told(own)}`);
        return;
      }
      const row = by.get(statement.seed) ?? { seeded: 0, found: 0 };
      by.set(statement.seed, row);
      row.seeded++;
      totals.seeded++;
      if (own.length === 0) {
        faults.push(`draft ${n}: ${statement.seed} missed: ${statement.text}`);
        return;
      }
      row.found++;
      totals.found++;
      if (!statement.expected) return;
      totals.correctable++;
      if (isCorrected(statement, own)) totals.corrected++;
      else
        faults.push(
          `draft ${n}: ${statement.seed} corrected wrongly: ${statement.text} — ${told(own)}; expected ${statement.expected.join(' or ')}`,
        );
    });
    const stray = alarms.filter((f) => owners(draft, f).every((o) => o < 0));
    totals.falseAlarms += stray.length;
    for (const f of stray) faults.push(`draft ${n}: false alarm outside statements: ${told([f])}`);
  }
  const bySeed = Object.fromEntries([...by].map(([name, { found, seeded }]) => [name, `${found}/${seeded}`]));
  return { drafts: count, ...totals, bySeed, faults };
}

function owners(draft: ReturnType<typeof seededDraft>, { at }: CheckFinding): number[] {
  return [draft.statementAt(at.line, at.column), draft.statementAt(at.endLine, at.endColumn - 1)];
}

function isCorrected({ expected = [] }: Statement, findings: readonly CheckFinding[]): boolean {
  const said = findings.map((f) => f.suggestion ?? '').map(plain);
  return expected.some((e) => {
    const value = figuresIn(e)[0]?.value;
    return said.some(
      (s) =>
        s.includes(plain(e)) ||
        (e.length < 16 && value !== undefined && figuresIn(s).some((f) => f.value === value)),
    );
  });
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s,.;:。、]/gu, '');
const told = (findings: readonly CheckFinding[]): string =>
  findings
    .map((f) => `${f.kind} “${f.text}”: ${f.message}${f.suggestion ? ` → ${f.suggestion}` : ''}`)
    .join(' | ');
