/** Verbs that do something with a place, each with the command that says the same; none: the place alone is a question. */
export const PLACE_VERBS = {
  look: '',
  show: '原文',
  context: '上下文',
  compare: '对照',
  references: '引用关系',
  outline: '目录',
} as const;
export type PlaceVerb = keyof typeof PLACE_VERBS;
