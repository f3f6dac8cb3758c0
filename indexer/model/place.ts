/** A calendar date, `YYYY-MM-DD`, in China's time zone. */
export type IsoDate = string;

/**
 * Levels on the way down to a passage. Statutes: part 编, chapter 章, section 节, article 条, paragraph 款, item 项,
 * subitem 目. Reports: division 一、, heading (一), point 1., and `named` passages (标题, 引言, 存在问题). Plans and standards:
 * clause 1, 1.1, 1.1.1, one step a number, and bracket (1). Of every text: attachment 附件, table and row.
 */
export type ProvisionType =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'paragraph'
  | 'item'
  | 'subitem'
  | 'division'
  | 'heading'
  | 'point'
  | 'clause'
  | 'bracket'
  | 'attachment'
  | 'table'
  | 'row'
  | 'named';

/** One step of a locator. `suffix` is the 1 of 第十条之一; `name` is how a step is printed that has a name of its own: `named` ones, 附表. */
export interface LocatorStep {
  readonly type: ProvisionType;
  readonly number: number;
  readonly suffix?: number;
  readonly name?: string;
}

/** The numbers on the way down; an article's locator starts at the article, whose numbers run through the whole text. */
export type Locator = readonly LocatorStep[];

/** The one way to point at a provision: a work, one of its texts (none: the one in force) and a place in it ([]: all of it). */
export interface Place {
  /** id of the work. */
  readonly document: string;
  readonly version?: IsoDate;
  readonly locator: Locator;
}
