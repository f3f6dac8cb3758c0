import { ImportError } from '../../errors.ts';
import type { Fragment } from './fragment.ts';
import { pdfFragments } from './pdf-fragments.ts';

/** What the process that reads PDF files answers to the bytes of one. */
export type PdfAnswer =
  | { readonly pages: readonly (readonly Fragment[])[] }
  | { readonly refused: { readonly message: string; readonly cure: string } }
  | { readonly failed: string };

// The program of that process; see pdf-aside.ts. It ends with who started it.
process.on('disconnect', () => process.exit());
process.on('message', async (bytes: Uint8Array) => {
  process.send?.(await answerOf(bytes));
});

async function answerOf(bytes: Uint8Array): Promise<PdfAnswer> {
  try {
    return { pages: await pdfFragments(bytes) };
  } catch (error) {
    if (error instanceof ImportError) return { refused: { message: error.message, cure: error.cure } };
    return { failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
