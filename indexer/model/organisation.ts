/**
 * Who the knowledge belongs to, as `organisation.yaml` tells it. Everything may be missing: then no place is home, nobody is
 * called 我厅, and no examples are shown that might not work.
 */
export interface Organisation {
  /** Full name. Example: 示例省港务局 */
  readonly name?: string;
  /** Without 省 or 市; its rules hold without being named. */
  readonly province?: string;
  /** Places within it, which people name in questions. */
  readonly cities: readonly string[];
  /** Places elsewhere that the table of the standard does not have. */
  readonly otherRegions: readonly string[];
  /** How its people call it and themselves. Example: 我局 */
  readonly selfNames: readonly string[];
  readonly reports: readonly ReportSeries[];
  readonly questions: readonly RoleQuestions[];
  /** Words that the examples of commands are made with. */
  readonly examples: Readonly<Partial<Record<ExampleName, string>>>;
  readonly start: StartTexts;
  /** Groups of people that rights are given to. */
  readonly groups?: readonly Group[];
  /** Who may see the documents of a folder. */
  readonly access?: readonly AccessRule[];
}

/** Some people, by ids of any channel: of persons, of their groups, of their teams. */
export interface Group {
  readonly name: string;
  readonly members: readonly string[];
}

export interface AccessRule {
  readonly folder: string;
  readonly groups: readonly string[];
  /** The file that says so. */
  readonly file: string;
}

/** Reports that come every year; `{year}` stands for the year reported on. */
export interface ReportSeries {
  /** Example: work-report-{year} */
  readonly id: string;
  /** Example: 示例省港务局{year}年工作报告 */
  readonly title: string;
}

/** Questions that show somebody what can be asked, best first. */
export interface RoleQuestions {
  readonly role: string;
  /** What this reader comes for, on the start page. Example: 我要查一个问题 */
  readonly entry?: string;
  readonly ask: readonly ExampleQuestion[];
}

export interface ExampleQuestion {
  readonly question: string;
  /** What it shows, for lists that explain. */
  readonly about?: string;
  /** The same in English. */
  readonly english?: string;
}

/** A document, an article, an article of which two versions are held, a document that others cite, a term. */
export type ExampleName = 'document' | 'article' | 'versions' | 'cited' | 'term';

/** Texts of the start page and of the greeting; the product's own where they are missing. */
export interface StartTexts {
  readonly title?: string;
  readonly motto?: string;
  readonly greeting?: string;
}

/** Of knowledge that does not say whose it is. */
export const NO_ORGANISATION: Organisation = {
  cities: [],
  otherRegions: [],
  selfNames: [],
  reports: [],
  questions: [],
  examples: {},
  start: {},
};
