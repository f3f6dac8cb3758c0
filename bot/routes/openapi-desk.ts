import { REPORT_SCHEMA } from '../../indexer/index.ts';
import { LONGEST_DRAFT } from '../answers/draft-limits.ts';

type Json = Readonly<Record<string, unknown>>;

const text = { type: 'string' } as const;
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const strict = (properties: Json, required = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** What `check --json` gives, without the files that it could not read: an answer of the interface is about one draft. */
function ofOneDraft(): Json {
  const { type, properties, required, additionalProperties } = REPORT_SCHEMA as Json;
  const { summary, ...others } = properties as Readonly<Record<string, Json>>;
  const { unread: _unread, ...told } = (summary?.properties ?? {}) as Json;
  return {
    type,
    properties: { ...others, summary: { ...summary, properties: told } },
    required,
    additionalProperties,
  };
}

/** Schemas of POST /api/check and POST /api/verify, of what is sent and what comes back. */
export const deskSchemas: Json = {
  CheckRequest: {
    oneOf: [
      strict({ text: { ...text, maxLength: LONGEST_DRAFT }, asOf: date }, ['text']),
      strict(
        {
          name: { ...text, description: '文件名，看格式用' },
          base64: { ...text, contentEncoding: 'base64', description: '文件，不超过 10 MB' },
          asOf: { ...date, description: '按哪一天有效的文本；没有就是文稿的日期，再没有就是今天' },
        },
        ['base64'],
      ),
    ],
  },
  CheckReport: ofOneDraft(),
  VerifyRequest: strict({ text: { ...text, minLength: 1, maxLength: 50_000 } }),
  Verified: strict(
    {
      verdict: {
        enum: ['same', 'typography', 'changed', 'held', 'gone', 'unknown'],
        description:
          '一致、只有排版或标点不同、文字已改动、没有可比的文字或校验值、这一处已不在、认不出或没有收录',
      },
      lines: { type: 'array', items: text, description: '结果一句，再是要知道的，一句一项' },
      differences: {
        type: 'array',
        items: strict({ op: { enum: ['same', 'added', 'deleted'] }, text }),
        description: '从贴来的文字到收录的文字',
      },
      citation: text,
      sha256: { ...text, pattern: '^[0-9a-f]{64}$' },
      status: { ...text, description: '施行、核对的日期和效力状态' },
      reader: { ...text, pattern: '^/read/', description: '阅读页的路径' },
    },
    ['verdict', 'lines', 'differences'],
  ),
  AnswersRequest: strict({
    turns: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: strict({
        question: text,
        answers: { type: 'array', items: strict({ places: { type: 'array', items: text }, words: text }) },
      }),
    },
  }),
};
