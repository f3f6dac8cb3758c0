/** A work by the names it is called. */
export interface NamedWork {
  readonly id: string;
  /** Folded full title first, then short titles. */
  readonly names: readonly string[];
  /** Those of the names that no other text would use by chance: at least five characters. */
  readonly titles: readonly string[];
  /** Years from which a version is known, held or not. */
  readonly years: ReadonlySet<string>;
  readonly region: string | undefined;
  /** Whether any text of it is held. */
  readonly held?: boolean;
  /** Numbers of the State Council's orders that made it known. */
  readonly orders?: ReadonlySet<string>;
  /** Its names in English. */
  readonly english?: readonly string[];
}
