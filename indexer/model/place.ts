/** A calendar date, `YYYY-MM-DD`, in China's time zone. */
export type IsoDate = string;

/**
 * Levels on the way down to a passage. Statutes: part 编, chapter 章, section 节, article 条, paragraph 款, item 项,
 * subitem 目. Reports: division 一、, heading (一), point 1., and `named` passages (标题, 引言, 存在问题).
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
  | 'named';

/** One step of a locator. `suffix` is the 1 of 第十条之一; `name` is set only for `named` steps. */
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
