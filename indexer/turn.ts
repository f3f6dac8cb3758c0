/** Lets whoever waits for this thread have a turn: long work is done in pieces with this between them. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
