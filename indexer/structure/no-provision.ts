import type { Provision } from '../types.ts';

/** The root of a document of which no text is told. */
export const NO_PROVISION: Provision = {
  type: 'article',
  number: 0,
  label: '',
  heading: '',
  text: '',
  children: [],
  lines: { start: 0, end: 0 },
  span: { start: 0, end: 0 },
  locator: [],
};
