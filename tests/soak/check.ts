import { inventedLaws } from '../check/invented-laws.ts';
import { type CheckFigures, measureCheck } from '../check/measure-check.ts';
import { referenceLaws } from '../check/reference-laws.ts';
import { reference } from '../reference.ts';

const DRAFTS = 300;

export interface CheckSoak {
  readonly invented: object;
  readonly real?: object;
  /** Only where a limit is missed: each statement that was, with how to make it again. */
  readonly faults: readonly string[];
}

/** Checks 300 seeded drafts, or a share, over invented rules and over the reference texts where they are at hand. */
export async function soakCheck(seed: number, share: number): Promise<CheckSoak> {
  const drafts = Math.max(5, Math.round(DRAFTS * share));
  const first = seed * 1000;
  const invented = measureCheck(inventedLaws(), first, drafts);
  const folder = reference();
  const real = folder ? measureCheck(await referenceLaws(folder), first, drafts) : undefined;
  return {
    invented: shown(invented),
    ...(real ? { real: shown(real) } : {}),
    faults: [...missed(invented), ...(real ? missed(real) : [])],
  };
}

function shown({ faults: _, ...figures }: CheckFigures): object {
  const { found, seeded, falseAlarms, right, corrected, correctable } = figures;
  const percent = (a: number, b: number): string => `${((100 * a) / b).toFixed(2)} %`;
  return {
    ...figures,
    errorsFound: percent(found, seeded),
    falseAlarmRate: percent(falseAlarms, right),
    correctionsRight: percent(corrected, correctable),
  };
}

function missed({
  found,
  seeded,
  falseAlarms,
  right,
  corrected,
  correctable,
  faults,
}: CheckFigures): readonly string[] {
  const good = found / seeded >= 0.97 && falseAlarms / right <= 0.01 && corrected / correctable >= 0.95;
  return good ? [] : faults;
}
