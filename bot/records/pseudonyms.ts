import { createHmac, randomBytes } from 'node:crypto';

/** Pseudonyms kept, so that the same person's next question costs no hash. */
const MOST_KNOWN = 5000;

/**
 * Users as the records name them: a keyed hash, so that who holds the records alone cannot find a person by trying ids.
 * @param key the operator's secret; without it users have names until the process ends, and cannot be erased by id later
 */
export function pseudonyms(key: string | undefined): (user: string) => string {
  const secret = key ?? randomBytes(32);
  const known = new Map<string, string>();
  return (user) => {
    const held = known.get(user);
    if (held !== undefined) return held;
    const name = createHmac('sha256', secret).update(user).digest('hex').slice(0, 24);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(user, name);
    return name;
  };
}
