import type { Change, Document, IsoDate, Status } from '../../indexer/index.ts';

/** Words of a provision that name another place, by offsets in the provision's own text. */
export interface TextLink {
  readonly start: number;
  readonly end: number;
  /** Path on this server: the place itself when held, else the catalogue card. */
  readonly href: string;
  /** Whether the text that the link leads to is held. */
  readonly held: boolean;
}

/** A place elsewhere that names this document or one of its provisions. */
export interface Citing {
  readonly href: string;
  /** Official citation of the citing place. */
  readonly label: string;
}

/** Another dated text of the same work. */
export interface VersionChoice {
  readonly document: Document;
  readonly status: Status;
  readonly href: string;
}

/** What became of an article from one version to the next. */
export interface ArticleStep {
  /** Dates of the newer and of the older version. */
  readonly version: IsoDate;
  readonly before: IsoDate;
  readonly change: Change;
  /** Its number before and after. */
  readonly was?: string;
  readonly is?: string;
  /** Its row of the comparison. */
  readonly href: string;
}

export interface ArticleHistory {
  /** Newest first. */
  readonly steps: readonly ArticleStep[];
  /** Where it stands in the text in force, which is another one. */
  readonly now?: { readonly href: string; readonly label: string };
}

/** How the document stands to another one, told from here. */
export interface RelationLink {
  /** 依据, 实施; of what another document declares: 被…实施. */
  readonly name: string;
  readonly href: string;
  readonly label: string;
}

/** Everything a reader page shows, gathered beforehand. Plain data. */
export interface ReaderView {
  readonly document: Document;
  /** Today. */
  readonly status: Status;
  /** All dated texts of the work, newest first, this one among them. */
  readonly versions: readonly VersionChoice[];
  /** The day it was asked for, and why this text is that day's. */
  readonly asOf?: { readonly day: string; readonly why: string };
  /** What is known to replace it, a sentence each; none where nothing is. */
  readonly succession?: readonly string[];
  /** By anchor of the provision whose own text holds the words. */
  readonly links: ReadonlyMap<string, readonly TextLink[]>;
  readonly relations: readonly RelationLink[];
  /** Of a report: by anchor, what a place rests on beyond what its words link to. */
  readonly restsOn?: ReadonlyMap<string, readonly Citing[]>;
  /** By anchor of the article. */
  readonly histories?: ReadonlyMap<string, ArticleHistory>;
  /** By anchor of the article or report item that is named; '' for the document as a whole. */
  readonly citedBy: ReadonlyMap<string, readonly Citing[]>;
}
