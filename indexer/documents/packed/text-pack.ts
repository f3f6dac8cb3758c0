import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';

/** Raised when the layout of the file changes. */
const MAGIC = Buffer.from('ZHIYIT2\n');
const CHECK = 8;

/** Where a record stands in a pack. */
export interface RecordAt {
  readonly at: number;
  readonly length: number;
}

/** Where a list of records stands, each of which is read by itself: first a table of where each begins, then the records. */
export interface ListAt extends RecordAt {
  readonly count: number;
}

/** Bytes of one number of such a table. */
const PLACE = 4;

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

  /** One record of a list. @throws Error when it is damaged */
  readOf({ at, length, count }: ListAt, n: number): Buffer {
    if (n < 0 || n >= count) throw new RangeError(`there is no record ${n} among ${count}`);
    const table = this.#bytes(at + n * PLACE, 2 * PLACE);
    const [from, to] = table.length < 2 * PLACE ? [0, 0] : [table.readUInt32LE(0), table.readUInt32LE(PLACE)];
    // Whatever a damaged table says, the record that it leads to is not the one that was checked.
    return this.read({ at: at + from, length: Math.min(Math.max(0, to - from - CHECK), length) });
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

  /** Adds records that are read one by one. */
  async addList(bodies: readonly Buffer[]): Promise<ListAt> {
    const at = this.#size;
    const table = Buffer.allocUnsafe((bodies.length + 1) * PLACE);
    let place = table.length;
    for (const [n, body] of bodies.entries()) {
      table.writeUInt32LE(place, n * PLACE);
      place += CHECK + body.length;
    }
    table.writeUInt32LE(place, bodies.length * PLACE);
    this.#waiting.push(table);
    this.#waitingBytes += table.length;
    this.#size += table.length;
    for (const body of bodies) await this.add(body);
    return { at, length: this.#size - at, count: bodies.length };
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
