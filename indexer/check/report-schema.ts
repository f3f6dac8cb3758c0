import { KINDS } from './finding.ts';

const DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const COUNT = { type: 'integer', minimum: 0 };
const text = { type: 'string' };
const object = (properties: object, required: readonly string[]): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** JSON Schema (2020-12) of what `check --json` and POST /api/check give. */
export const REPORT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: '引文核对',
  ...object(
    {
      findings: {
        type: 'array',
        items: object(
          {
            severity: { enum: ['error', 'warning', 'note', 'fine'] },
            kind: { enum: [...KINDS] },
            at: object(
              { file: text, page: COUNT, line: COUNT, column: COUNT, endLine: COUNT, endColumn: COUNT },
              ['line', 'column', 'endLine', 'endColumn'],
            ),
            text,
            reference: text,
            message: text,
            suggestion: text,
            held: text,
            place: object({ document: text, version: text, anchor: text }, ['document', 'anchor']),
          },
          ['severity', 'kind', 'at', 'text', 'reference', 'message'],
        ),
      },
      summary: object(
        {
          ...{ references: COUNT, error: COUNT, warning: COUNT, note: COUNT, fine: COUNT },
          asOf: DAY,
          asOfFrom: { enum: ['given', 'draft', 'today'] },
          message: text,
          unread: {
            type: 'array',
            items: object({ file: text, message: text, cure: text }, ['file', 'message', 'cure']),
          },
        },
        ['references', 'error', 'warning', 'note', 'fine', 'asOf', 'asOfFrom', 'message'],
      ),
    },
    ['findings', 'summary'],
  ),
} as const;
