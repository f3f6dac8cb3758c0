import type { Provision } from '../../../indexer/index.ts';

/** The text of a document that is only listed. */
export const NO_PROVISION: Provision = {
  type: 'document',
  number: 0,
  label: '',
  heading: '',
  text: '',
  children: [],
  lines: { start: 0, end: 0 },
  span: { start: 0, end: 0 },
  locator: [],
};
