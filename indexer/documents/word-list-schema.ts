import { z } from 'zod';
import { documentId, documentRef } from './schema.ts';

/** Entries of the word lists beside the documents; the field descriptions are documented in knowledge/README.md. */

const text = z.string().min(1);

/** One line of synonyms.yaml: `- {say: [罚单, 开罚单], mean: [行政处罚]}`. */
export const synonym = z.strictObject({
  say: z.array(text).min(1).describe('人们的说法,一个或几个'),
  mean: z.array(text).min(1).describe('文件里的说法'),
  note: text.optional().describe('为什么这样对应'),
});

/** One matter of out-of-scope.yaml: `- {matter: 休假, words: [年假, 产假]}`. */
export const outOfScope = z.strictObject({
  matter: text.describe('什么事,给维护的人看'),
  words: z.array(z.string().min(2)).min(1).describe('人们问这件事时必说的词,两个字以上'),
});

/** One term of glossary.yaml, explained by the places that explain or use it. */
export const glossaryTerm = z.strictObject({
  term: text.describe('词,照文件的写法'),
  aliases: z.array(text).default([]).describe('别的说法'),
  where: z
    .array(
      z.strictObject({
        document: documentRef.describe('文件 id'),
        at: text.describe('位置,如 一(三)1'),
        kind: z.enum(['explains', 'mentions']).describe('explains 该处有解释,mentions 只是用到'),
      }),
    )
    .min(1)
    .describe('在哪里解释或用到,可以有几处'),
  note: text.optional().describe('自己的话,只写这些位置能支持的'),
});

const place = { document: documentRef.describe('文件 id'), at: text.describe('位置') };

/** One reading path of onboarding.yaml. */
export const readingPath = z.strictObject({
  id: documentId.describe('路径标识'),
  title: text.describe('路径名'),
  audience: text.describe('给谁读'),
  steps: z
    .array(z.strictObject({ ...place, why: text.describe('为什么要读,一句话') }))
    .min(6)
    .max(10)
    .describe('六到十步,依次读'),
  check: z
    .array(
      z.strictObject({
        question: text.describe('问题'),
        ...place,
        answer: text.describe('答案,与该位置的文字一字不差'),
      }),
    )
    .length(5)
    .describe('五道自测题'),
});

export type Synonym = z.infer<typeof synonym>;
export type GlossaryTerm = z.infer<typeof glossaryTerm>;
export type ReadingPath = z.infer<typeof readingPath>;
