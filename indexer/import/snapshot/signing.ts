import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { ImportError, UsageError } from '../../errors.ts';

/** Who signed a snapshot, with what. */
const signature = z.strictObject({
  algorithm: z.literal('Ed25519'),
  /** SPKI, DER, base64. */
  publicKey: z.string().max(200),
  signature: z.string().max(200),
});

/** What the signature of a snapshot shows. */
export type Signed =
  | { readonly by: 'nobody'; readonly known: false }
  /** By the fingerprint of a key; `known`: it is the one that was said to be trusted. */
  | { readonly by: string; readonly known: boolean };

const NO_KEY = '用 zhiyi bundle --new-key 文件.pem 生成一对';

/** Reads a private Ed25519 key in PEM. @throws UsageError */
export async function readPrivateKey(file: string): Promise<KeyObject> {
  return keyIn(file, createPrivateKey);
}

/** Reads a public Ed25519 key in PEM; of a private one its public half. @throws UsageError */
export async function readPublicKey(file: string): Promise<KeyObject> {
  return keyIn(file, createPublicKey);
}

async function keyIn(file: string, read: (pem: Buffer) => KeyObject): Promise<KeyObject> {
  let pem: Buffer;
  try {
    pem = await readFile(file);
  } catch (cause) {
    throw new UsageError(`密钥文件读不了:${file}`, NO_KEY, { cause });
  }
  let key: KeyObject;
  try {
    key = read(pem);
  } catch (cause) {
    throw new UsageError(`不是 PEM 格式的密钥:${file}`, NO_KEY, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new UsageError(`不是 Ed25519 密钥:${file}`, NO_KEY);
  return key;
}

/** Writes a new pair of keys: the private one readable by its owner alone, the public one beside it as `.pub`. Overwrites none. */
export async function writeNewKeys(file: string): Promise<{ publicFile: string; print: string }> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const publicFile = `${file}.pub`;
  const write = (to: string, key: string | Buffer, mode: number) =>
    writeFile(to, key, { mode, flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
      throw new UsageError(`写不了 ${to}(${cause.code})`, '换一个还没有的文件名', { cause });
    });
  await write(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), 0o600);
  await write(publicFile, publicKey.export({ format: 'pem', type: 'spki' }), 0o644);
  return { publicFile, print: fingerprint(publicKey) };
}

/** First 16 hexadecimal digits of the hash of a public key, for people to compare. */
export function fingerprint(key: KeyObject): string {
  const der = createPublicKeyOf(key).export({ format: 'der', type: 'spki' });
  const hex = createHash('sha256').update(der).digest('hex').slice(0, 16);
  return hex.match(/.{4}/gu)!.join(' ');
}

function createPublicKeyOf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}

/** The signature of bytes, as it is written into a snapshot. */
export function signed(bytes: Uint8Array, key: KeyObject): string {
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  const made = sign(null, bytes, key).toString('base64');
  return `${JSON.stringify({ algorithm: 'Ed25519', publicKey, signature: made }, null, 2)}\n`;
}

/**
 * Checks the signature of bytes. @param trusted the only key that will do, where one was given
 * @throws ImportError for a signature that does not fit, none where one is asked for, or another's
 */
export function checkSignature(
  bytes: Uint8Array,
  written: Uint8Array | undefined,
  trusted: KeyObject | undefined,
): Signed {
  if (written === undefined) {
    if (trusted) throw refused('没有签名', '向制作的人要有签名的快照');
    return { by: 'nobody', known: false };
  }
  let key: KeyObject;
  let value: Buffer;
  try {
    const read = signature.parse(JSON.parse(new TextDecoder().decode(written)));
    key = createPublicKey({ key: Buffer.from(read.publicKey, 'base64'), format: 'der', type: 'spki' });
    value = Buffer.from(read.signature, 'base64');
  } catch (cause) {
    throw refused('签名读不了', '重新取一份快照', cause);
  }
  const fits = key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, value);
  if (!fits) throw refused('签名与内容不符,内容被改动过', '不要使用;向制作的人重新要一份');
  const by = fingerprint(key);
  if (trusted && fingerprint(trusted) !== by)
    throw refused(`签名的密钥是 ${by},不是所给的 ${fingerprint(trusted)}`, '确认快照是谁制作的');
  return { by, known: trusted !== undefined };
}

function refused(what: string, cure: string, cause?: unknown): ImportError {
  return new ImportError(`快照不能导入:${what}`, cure, { cause });
}
