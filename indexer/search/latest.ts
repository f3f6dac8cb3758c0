/** Gives what is kept for a key, or makes it. */
export type Latest<V> = (key: string, make: () => Promise<V>) => Promise<V>;

/** Keeps what was made for the keys asked for last, at most so many; what fails is made again. */
export function latest<V>(most: number): Latest<V> {
  const kept = new Map<string, Promise<V>>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value ?? key);
    value.catch(() => {
      if (kept.get(key) === value) kept.delete(key);
    });
    return value;
  };
}
