import type * as ImportOriginal from './import-original.ts';
import type * as RuleIn from './rule-in.ts';

// Few turns and no start import anything: these load their modules, and the readers of formats, when they are called.

/** See `import-original.ts`. */
export const importOriginal: typeof ImportOriginal.importOriginal = async (...args) =>
  (await import('./import-original.ts')).importOriginal(...args);

/** See `rule-in.ts`. */
export const ruleIn: typeof RuleIn.ruleIn = async (...args) => (await import('./rule-in.ts')).ruleIn(...args);
