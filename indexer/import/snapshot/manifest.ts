import { createHash } from 'node:crypto';
import { z } from 'zod';
import { documentId, isoDate } from '../../documents/schema.ts';

/** Name of the list within a snapshot; by it one is known from a zip of documents. */
export const MANIFEST = 'zhiyi-snapshot.json';
export const SIGNATURE = 'zhiyi-snapshot.signature.json';
/** Folder of the texts within a snapshot. */
export const TEXTS = 'texts/';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** What a snapshot says of itself. Its bytes are what is signed; it names the hash of every text, so all are. */
export const manifest = z.strictObject({
  format: z.literal('zhiyi-snapshot/1'),
  created: z.iso.datetime(),
  texts: z
    .array(
      z.strictObject({
        file: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:@\d{4}-\d{2}-\d{2})?\.md$/u),
        id: documentId,
        version: isoDate.optional(),
        title: z.string().min(1),
        /** Of the file with its fields. */
        sha256,
        /** Where the text was taken from, when, and the hash of what was fetched. */
        source: z.strictObject({
          url: z.string().optional(),
          file: z.string().optional(),
          retrieved: isoDate.optional(),
          sha256: sha256.optional(),
        }),
      }),
    )
    .min(1),
});

export type Manifest = z.infer<typeof manifest>;
export type SnapshotText = Manifest['texts'][number];

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
