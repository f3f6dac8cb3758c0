import { formatLocator } from '../../structure/locator.ts';
import { toChinese } from '../../structure/numerals.ts';
import { articlesOf, walk } from '../../structure/tree.ts';
import type { Provision, ProvisionType } from '../../types.ts';
import { type CheckFinding, listed } from './check.ts';

/** Article and heading numbers run from one without gap or repeat; 第十条之一 may follow 第十条. */
export function checkNumbering(root: Provision): CheckFinding[] {
  const findings = errors(run(articlesOf(root).map(printed)));
  for (const type of ['part', 'chapter', 'section', 'division'] as const)
    findings.push(...headings(root, type));
  return [...findings, ...items(root), ...clauses(root)];
}

/** Past so many faults the text is another than it seems, and a longer list helps nobody. */
const MOST = 50;

interface Printed {
  readonly number: number;
  readonly suffix: number;
  readonly label: string;
}

function printed(node: Provision): Printed {
  return { number: node.number, suffix: node.suffix ?? 0, label: node.label };
}

/** What is wrong in a run of numbers that should start at one. */
function run(nodes: readonly Printed[]): string[] {
  const wrong: string[] = [];
  const seen = new Set<string>();
  let last: Printed = { number: 0, suffix: 0, label: '开头' };
  for (const node of nodes) {
    const key = `${node.number}.${node.suffix}`;
    const next =
      node.suffix > 0
        ? node.number === last.number && node.suffix === last.suffix + 1
        : node.number === last.number + 1;
    if (seen.has(key)) wrong.push(`${node.label}重复`);
    else if (!next && node.number > last.number) wrong.push(`${last.label}之后是${node.label},中间缺号`);
    else if (!next) wrong.push(`${last.label}之后是${node.label},次序不对`);
    seen.add(key);
    last = node;
  }
  return wrong;
}

/** Chapters start anew in each part or run through all of them; sections start anew in each chapter. */
function headings(root: Provision, type: ProvisionType): CheckFinding[] {
  const groups = [...walk(root)]
    .map((node) => node.children.filter((child) => child.type === type).map(printed))
    .filter((group) => group.length > 0);
  const each = groups.flatMap(run);
  const through = run(groups.flat());
  return errors(each.length <= through.length ? each : through);
}

/** Gaps among 项 are told but not refused: some texts print them so. */
function items(root: Provision): CheckFinding[] {
  const wrong = [...walk(root)].flatMap((node) => {
    const numbers = node.children.filter((child) => child.type === 'item').map((child) => child.number);
    const bad = numbers.findIndex((number, i) => number !== i + 1);
    return bad < 0
      ? []
      : [`${formatLocator(node.locator)}的第 ${bad + 1} 项印作(${toChinese(numbers[bad]!)})`];
  });
  if (wrong.length === 0) return [];
  return [{ severity: 'warning', message: `项的编号不连续:${listed(wrong)}` }];
}

/** Gaps among clauses are told: plans often leave numbers out. */
function clauses(root: Provision): CheckFinding[] {
  const wrong = [...walk(root)].flatMap((node) =>
    run(node.children.filter((child) => child.type === 'clause').map(printed)),
  );
  if (wrong.length === 0) return [];
  return [{ severity: 'warning', message: `编号不连续:${listed(wrong)}` }];
}

function errors(wrong: readonly string[]): CheckFinding[] {
  const error = (message: string): CheckFinding => ({ severity: 'error', message, accept: 'gaps' });
  const more = wrong.length > MOST ? [error(`编号有误的还有 ${wrong.length - MOST} 处`)] : [];
  return [...wrong.slice(0, MOST).map((message) => error(`编号有误:${message}`)), ...more];
}
