/**
 * Counts the characters that string and regular expression methods are given or cut out while `run` runs: a measure of
 * work that does not depend on the machine, for tests that double the input.
 */
export function workOf(run: () => unknown, cut: Cut = 'counted'): number {
  const counter = counting(cut);
  try {
    run();
  } finally {
    counter.stop();
  }
  return counter.work();
}

/** The same of work that is awaited. Whatever else runs meanwhile is counted too. */
export async function workOfAll(run: () => Promise<unknown>, cut: Cut = 'counted'): Promise<number> {
  const counter = counting(cut);
  try {
    await run();
  } finally {
    counter.stop();
  }
  return counter.work();
}

/** What a cut costs: its characters, or as the engine has it, which shares them with the whole, one step. */
type Cut = 'counted' | 'shared';

function counting(cut: Cut): { stop: () => void; work: () => number } {
  let work = 0;
  const restore: (() => void)[] = [];
  const count = (
    owner: object,
    name: string,
    cost: (self: unknown, args: unknown[], result: unknown) => number,
  ) => {
    const original = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
    Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
      const result = Reflect.apply(original, this, args);
      work += 1 + cost(this, args, result);
      return result;
    });
    restore.push(() => Reflect.set(owner, name, original));
  };
  const length = (x: unknown) => (typeof x === 'string' ? x.length : 0);
  for (const name of ['slice', 'substring'])
    count(String.prototype, name, (_, __, result) => (cut === 'shared' ? 1 : length(result)));
  for (const name of ['replace', 'replaceAll', 'trim', 'trimEnd', 'split', 'normalize'])
    count(String.prototype, name, (self) => length(self));
  count(String.prototype, 'indexOf', (self, args, result) => {
    const from = typeof args[1] === 'number' ? args[1] : 0;
    return (Number(result) < 0 ? length(self) : Number(result)) - from;
  });
  count(RegExp.prototype, 'exec', (self, args, result) => {
    const { global, sticky, source } = self as RegExp;
    // An expression that begins with ^ is tried at the beginning alone.
    if (result === null) return sticky || source.startsWith('^') ? 1 : length(args[0]);
    const { index, 0: match } = result as RegExpExecArray;
    return match.length + (global || sticky ? 0 : index);
  });
  for (const name of ['includes', 'lastIndexOf'])
    count(String.prototype, name, (self, _, result) => (result === true ? 1 : length(self)));
  count(Array.prototype, 'indexOf', (self) => (self as unknown[]).length);
  return {
    stop: () => {
      for (const undo of restore) undo();
    },
    work: () => work,
  };
}
