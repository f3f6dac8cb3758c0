import { ImportError } from '../../errors.ts';
import type { PlainText } from '../source.ts';
import { picturesOf } from './pdf-pictures.ts';
import { openRecogniser } from './recognise.ts';
import { readScan } from './scan.ts';

/** What the process that recognises scans answers to the bytes of one. */
export type ScanAnswer = { readonly read: PlainText } | { readonly message: string; readonly cure: string };

// The program of that process; see scan-aside.ts. It ends with who started it.
process.on('disconnect', () => process.exit());
process.on('message', async (bytes: Uint8Array) => {
  process.send?.(await answerOf(bytes));
});

async function answerOf(bytes: Uint8Array): Promise<ScanAnswer> {
  try {
    return { read: await readScan(picturesOf(bytes), await openRecogniser()) };
  } catch (error) {
    const message = error instanceof Error ? error.message.slice(0, 200) : String(error);
    const cure = error instanceof ImportError ? error.cure : '检查文字识别的安装;或用文字识别软件转好再导入';
    return { message, cure };
  }
}
