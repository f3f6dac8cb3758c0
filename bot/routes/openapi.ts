import { deskSchemas } from './openapi-desk.ts';

/** What GET /api answers: the interface for other tools, in OpenAPI 3.1. Its schemas are held against real answers by a test. */

type Json = Readonly<Record<string, unknown>>;

const text = { type: 'string' } as const;
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const whole = { type: 'integer', minimum: 0 } as const;
const address = { type: 'string', format: 'uri', description: '阅读页的地址' } as const;

const object = (properties: Json, required = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const list = (items: Json): Json => ({ type: 'array', items });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const STATUSES = [
  ...['in_force', 'superseded', 'repealed', 'expired', 'not_yet_in_force', 'drafting', 'unverified'],
];

const paging = {
  offset: { ...whole, description: '从第几项起，从 0 数' },
  limit: { ...whole, description: '一页最多几项' },
  next: { type: 'string', format: 'uri', description: '下一页；没有就是最后一页' },
};

const schemas: Json = {
  ...deskSchemas,
  Error: object({ error: object({ code: text, message: text }) }),
  Document: object(
    {
      id: text,
      version: { ...date, description: '文本的日期；报告和没有日期的没有' },
      kind: text,
      title: text,
      shortTitles: list(text),
      issuer: text,
      documentNumber: text,
      adopted: date,
      published: date,
      effective: date,
      repealed: date,
      status: { enum: STATUSES, description: '今天的效力状态' },
      statusAsOf: { ...date, description: '状态核对于哪一天' },
      text: {
        enum: ['official', 'headnotes', 'none'],
        description: '持有原文、只有要旨（不是原文）、没有正文',
      },
      source: { ...text, description: '官方文本的地址' },
      url: address,
    },
    ['id', 'kind', 'title', 'shortTitles', 'status', 'text', 'url'],
  ),
  Documents: object({ documents: list(ref('Document')), total: whole, ...paging }, [
    'documents',
    'total',
    'offset',
    'limit',
  ]),
  Passage: object(
    {
      document: text,
      title: text,
      source: { ...text, description: '来自哪个文件' },
      version: date,
      status: { enum: STATUSES },
      form: { enum: ['official', 'headnote'], description: '原文，或要旨（不是原文）' },
      locator: { ...text, description: '第六十三条第二款' },
      text: { ...text, description: '一字不差' },
      quote: { ...text, description: '回答问题的那几个字' },
      score: { type: 'number' },
      url: address,
    },
    ['document', 'title', 'source', 'status', 'form', 'locator', 'text', 'quote', 'score', 'url'],
  ),
  Search: object(
    {
      query: text,
      outcome: { enum: ['answered', 'clarify', 'not_found'] },
      asOf: date,
      onDay: { type: 'object', description: '那一天哪个文本有效，为什么' },
      approved: { type: 'object', description: '经核准的答案' },
      note: { ...text, description: '也管这件事、但没有收录的文件' },
      reason: { ...text, description: '为什么没有回答' },
      facts: list(object({ name: text, value: text })),
      unheld: { ...text, description: '问的是没有收录的文件' },
      passages: list(ref('Passage')),
      ...paging,
    },
    ['query', 'outcome', 'passages', 'offset', 'limit'],
  ),
  Quotation: object(
    {
      citation: text,
      status: { ...text, description: '施行、核对的日期和效力状态' },
      sha256: { ...text, description: '所引文字的校验值，可用 /api/verify 再核对' },
      address,
      cited: { ...text, description: '出处、状态、校验值和阅读页地址，没有原文' },
      text: { ...text, description: '出处、原文、状态、地址，一行一段；只有要旨时没有' },
      html: text,
    },
    ['citation', 'status', 'address', 'cited'],
  ),
  Graph: {
    ...object(
      {
        '@context': list({}),
        '@id': address,
        '@type': { enum: ['Legislation', 'Report'] },
        name: text,
        inLanguage: text,
        ...Object.fromEntries(
          ['cites', 'cited_by', 'based_on', 'basis_for', 'related_to'].map((term) => [
            `eli:${term}`,
            list(ref('Related')),
          ]),
        ),
      },
      ['@context', '@id', '@type', 'name', 'inLanguage'],
    ),
    additionalProperties: true,
    description: '还有 schema.org/Legislation 的属性',
  },
  Related: object(
    {
      '@id': { ...address, description: '收录了的才有' },
      '@type': { enum: ['Legislation', 'Report'] },
      name: text,
      description: { ...text, description: '关系' },
    },
    ['@type', 'name'],
  ),
  Suggestions: object({
    suggestions: list(
      object({ kind: { enum: ['title', 'article', 'command'] }, label: text, hint: text, text }),
    ),
  }),
};

const query = (name: string, description: string, schema: Json, required = false): Json => ({
  name,
  in: 'query',
  description,
  required,
  schema,
});
const inPath = (description: string): Json => ({
  name: 'document',
  in: 'path',
  description,
  required: true,
  schema: text,
});
const answer = (description: string, name: string): Json => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
});
const refused = { default: answer('没有做成，说明为什么', 'Error') };
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const file = { 200: { description: 'Word 文件', content: { [WORD]: {} } }, ...refused };
const pages = [query('offset', '从第几项起', whole), query('limit', '一页几项', { ...whole, minimum: 1 })];
const get = (operationId: string, summary: string, parameters: readonly Json[], responses: Json): Json => ({
  get: { operationId, summary, parameters, responses },
});
const post = (operationId: string, summary: string, sent: string, responses: Json): Json => ({
  post: {
    operationId,
    summary,
    requestBody: { required: true, content: { 'application/json': { schema: ref(sent) } } },
    responses,
  },
});
const place = query('at', '阅读页的路径，如 /read/flood-law#a12', text, true);

/** The description for whoever reaches the server at `base`. */
export function openApi(base: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: '知依',
      version: '1',
      description: '收录的文件和有出处的答案。要旨（form: headnote）不是法律原文。',
    },
    servers: [{ url: base }],
    paths: {
      '/api/documents': get('documents', '收录的文件', pages, {
        200: answer('一页文件，不含正文', 'Documents'),
        ...refused,
      }),
      '/api/search': get(
        'search',
        '一个问题的答案，和聊天里的一样',
        [query('q', '问题', text, true), query('asOf', '按哪一天有效的文本', date), ...pages],
        { 200: answer('答案的段落，最相关的在前；没有依据时没有段落', 'Search'), ...refused },
      ),
      '/api/quote': get('quote', '一条的引文', [place], { 200: answer('引文', 'Quotation'), ...refused }),
      '/read/{document}/graph.jsonld': get(
        'graph',
        '一份文件或一条的引用关系，JSON-LD（schema.org 和 ELI）；网页是 /read/{document}/graph',
        [inPath('标识，或“标识@版本的日期”'), query('at', '条款的锚，如 a12-p2；没有就是全文', text)],
        {
          200: { description: '引用关系', content: { 'application/ld+json': { schema: ref('Graph') } } },
          ...refused,
        },
      ),
      '/read/{document}/numbers.csv': get(
        'numbers',
        '两个版本的条号对照；网页是 /read/{document}/numbers',
        [
          inPath('标识'),
          query('from', '较早的版本，日期或年；没有就是次新的', text),
          query('to', '较新的版本；没有就是最新的', text),
        ],
        {
          200: { description: '一行一条，第一行是列名', content: { 'text/csv': { schema: text } } },
          404: { description: '没有这样的两个版本', content: { 'text/html': {} } },
        },
      ),
      '/api/suggest': get('suggest', '输入时的建议', [query('q', '已输入的字', text, true)], {
        200: answer('标题、条号、命令', 'Suggestions'),
        ...refused,
      }),
      '/api/docx': get('docx', '一份文件或一条的 Word 文件', [place], file),
      '/api/answers.docx': post('answersDocx', '一次对话的问答', 'AnswersRequest', file),
      '/api/verify': post('verify', '复制的引文、或它的 sha256，现在是否还一字不差', 'VerifyRequest', {
        200: answer('一致，或改了什么', 'Verified'),
        400: answer('没有写 text，或太长', 'Error'),
        ...refused,
      }),
      '/api/check': post('check', '核对文稿的引文；什么都不保存', 'CheckRequest', {
        200: answer('最重的在前', 'CheckReport'),
        400: answer('没有文稿，或日期不对', 'Error'),
        413: answer('文件太大', 'Error'),
        422: answer('文稿读不了，说明为什么、怎么办', 'Error'),
        ...refused,
      }),
    },
    components: { schemas },
  };
}
