import type { Tokenizer } from '../tokenize.ts';
import type { TermWeights } from './concepts.ts';
import type { Corrected } from './correct.ts';
import type { DependenceOf } from './dependence.ts';
import type { Embedding } from './embedding.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import type { LiabilityOf } from './liability.ts';
import type { Matter } from './matter.ts';
import type { NamedWork } from './named-work.ts';
import type { StayingOf } from './staying.ts';
import type { SynonymTable } from './synonyms.ts';
import type { LawNames } from './unheld-works.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What understanding needs to know of the knowledge. */
export interface Background {
  readonly jurisdiction: Jurisdiction;
  readonly works: readonly NamedWork[];
  readonly laws: LawNames;
  readonly isReport: (work: string) => boolean;
  readonly synonyms: SynonymTable;
  readonly tokenizer: Tokenizer;
  readonly weights: TermWeights;
  readonly vocabulary: Vocabulary;
  readonly embedding: Embedding;
  readonly matterOf: (normalized: string) => Matter;
  readonly dependenceOf: DependenceOf;
  readonly liabilityOf: LiabilityOf;
  readonly stayingOf: StayingOf;
  /** Replaces words that occur nowhere by near-misses that do; see correct.ts. */
  readonly correct: (matter: string) => Promise<Corrected>;
}
