/** A run of text on a page: place of its left end on the baseline, width and type size in points. */
export interface Fragment {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}
