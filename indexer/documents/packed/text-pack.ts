import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';

/** Raised when the layout of the file changes. */
const MAGIC = Buffer.from('ZHIYIT1\n');
const CHECK = 8;

/** Where a record stands in a pack. */
export interface RecordAt {
  readonly at: number;
  readonly length: number;
}

/** Closes the files of packs that nothing uses any more. */
const unused = new FinalizationRegistry<number>(closeSync);

/** Texts in one file, each read when it is shown. The file stays open: who empties the cache takes no text away. */
export class TextPack {
  readonly #fd: number;
  readonly #file: string;
  /** Records read so far: how much work there was. */
  reads = 0;

  /** @throws Error when there is no such pack of this size */
  constructor(file: string, size: number) {
    this.#file = file;
    this.#fd = openSync(file, 'r');
    if (fstatSync(this.#fd).size === size && this.#bytes(0, MAGIC.length).equals(MAGIC)) {
      unused.register(this, this.#fd);
      return;
    }
    closeSync(this.#fd);
    throw new Error(`${file} is no pack of ${size} bytes`);
  }

  /** @throws Error when the record is damaged */
  read({ at, length }: RecordAt): Buffer {
    this.reads++;
    const bytes = this.#bytes(at, CHECK + length);
    const body = bytes.subarray(CHECK);
    if (!bytes.subarray(0, CHECK).equals(checkOf(body)))
      throw new Error(`${this.#file} is damaged: remove the folder of the cache and start anew`);
    return body;
  }

  #bytes(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    let done = 0;
    while (done < length) {
      const read = readSync(this.#fd, bytes, done, length - done, at + done);
      if (read === 0) break;
      done += read;
    }
    return bytes.subarray(0, done);
  }
}

/** Bytes that are gathered before they are written. */
const GATHERED = 4 << 20;

/** Writes a pack, record by record. */
export class TextPackWriter {
  readonly #handle: FileHandle;
  #waiting: Buffer[] = [MAGIC];
  #waitingBytes = MAGIC.length;
  #size = MAGIC.length;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async create(file: string): Promise<TextPackWriter> {
    await mkdir(path.dirname(file), { recursive: true });
    return new TextPackWriter(await open(file, 'w'));
  }

  async add(body: Buffer): Promise<RecordAt> {
    const at = this.#size;
    this.#waiting.push(checkOf(body), body);
    this.#waitingBytes += CHECK + body.length;
    this.#size += CHECK + body.length;
    if (this.#waitingBytes > GATHERED) await this.#flush();
    return { at, length: body.length };
  }

  /** Resolves to the size of the whole pack. */
  async close(): Promise<number> {
    await this.#flush();
    await this.#handle.close();
    return this.#size;
  }

  async #flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    await this.#handle.writev(waiting);
  }
}

const checkOf = (body: Buffer): Buffer => createHash('sha256').update(body).digest().subarray(0, CHECK);
