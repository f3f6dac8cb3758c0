import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
const keys = z.array(z.string());

/**
 * Keys under which something of a person is stored, as the records hold them: they name the person, so only who has the
 * operator's secret can read them. With them all that is stored is found again when it must be deleted.
 */
export interface SealedKeys {
  seal(keys: readonly string[]): string;
  /** undefined for what was sealed with another secret, or is damaged. */
  open(sealed: string): string[] | undefined;
}

export function sealedKeys(secret: string): SealedKeys {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'zhiyi stored keys', 32));
  return {
    seal(list) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce);
      const text = Buffer.concat([cipher.update(JSON.stringify(list), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE));
        decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
        return keys.parse(JSON.parse(text.toString('utf8')));
      } catch {
        return undefined;
      }
    },
  };
}
