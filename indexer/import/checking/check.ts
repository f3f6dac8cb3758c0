/** Checks that a user may let pass knowingly, each by `--accept-…`. */
export const ACCEPTABLE = [
  'gaps',
  'outline',
  'characters',
  'length',
  'incomplete',
  'title',
  'twin',
  'ocr',
] as const;
export type Acceptable = (typeof ACCEPTABLE)[number];

/** Something a check found. An error keeps the text out unless it is accepted; a warning is only told. */
export interface CheckFinding {
  readonly severity: 'error' | 'warning';
  /** In Chinese, with the place. */
  readonly message: string;
  /** What accepts it; absent when nothing does. */
  readonly accept?: Acceptable;
}

/** Findings that still keep the text out. */
export function blocking(
  findings: readonly CheckFinding[],
  accepted: ReadonlySet<Acceptable>,
): CheckFinding[] {
  return findings.filter((f) => f.severity === 'error' && !(f.accept && accepted.has(f.accept)));
}

/** How many of a kind of finding are listed one by one. */
export const LISTED = 8;

/** 甲、乙、丙等 12 处. */
export function listed(places: readonly string[], count = places.length): string {
  const shown = places.slice(0, LISTED).join('、');
  return count > LISTED ? `${shown}等 ${count} 处` : shown;
}
