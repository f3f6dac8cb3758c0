import { createHmac, randomBytes } from 'node:crypto';

/**
 * Users as the records name them: a keyed hash, so that who holds the records alone cannot find a person by trying ids.
 * @param key the operator's secret; without it users have names until the process ends, and cannot be erased by id later
 */
export function pseudonyms(key: string | undefined): (user: string) => string {
  const secret = key ?? randomBytes(32);
  return (user) => createHmac('sha256', secret).update(user).digest('hex').slice(0, 24);
}
