import type { z } from 'zod';
import { APPROVED_NESTED, approvedAnswer } from '../../indexer/documents/approved.ts';
import { namedLaw } from '../../indexer/documents/named-laws.ts';
import { ORGANISATION_NESTED, organisation } from '../../indexer/documents/organisation-schema.ts';
import { frontMatter, NESTED } from '../../indexer/documents/schema.ts';
import { glossaryTerm, readingPath, synonym } from '../../indexer/documents/word-list-schema.ts';

/** The tables of knowledge/README.md as the schemas describe them, by the heading they stand under. */
export const TABLES: Readonly<Record<string, string>> = {
  字段: table(frontMatter),
  ...Object.fromEntries(
    Object.entries({ ...NESTED, ...ORGANISATION_NESTED, ...APPROVED_NESTED }).map(([name, shape]) => [
      `\`${name}\` 里的字段`,
      table(shape),
    ]),
  ),
  'synonyms.yaml': table(synonym),
  'words/named-laws.yaml': table(namedLaw),
  'glossary.yaml': table(glossaryTerm),
  'onboarding.yaml': table(readingPath),
  'approved.yaml': table(approvedAnswer),
  'organisation.yaml': table(organisation),
};

function table(schema: z.ZodObject): string {
  const rows = Object.entries(schema.shape).map(([field, type]) => {
    const required = (type as z.ZodType).safeParse(undefined).success ? '' : '必写';
    return `| \`${field}\` | ${required} | ${(type as z.ZodType).description} |`;
  });
  return ['| 字段 | | 说明 |', '|---|---|---|', ...rows].join('\n');
}
