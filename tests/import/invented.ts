import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { cellsOf, isTableRow, isTableRule } from '../../indexer/structure/tables.ts';

/** An invented official document: its lines as printed, rows of tables as Markdown, and what must come of it. */
export interface Invented {
  readonly shape: string;
  readonly title: string;
  readonly kind: string;
  /** Lines below the title. */
  readonly lines: readonly string[];
  /** Some of its places as they are printed, with their words. */
  readonly places: Readonly<Record<string, string>>;
}

const THINGS = ['闸门', '堤防', '泵站', '涵洞', '渡槽'] as const;
const NUMBERS = ['一', '二', '三', '四', '五'] as const;

/** Ten shapes, five of each; every one says something else. */
export function inventedDocuments(): Invented[] {
  return THINGS.flatMap((thing, i) => shapesOf(thing, i));
}

function shapesOf(thing: string, i: number): Invented[] {
  const n = i + 2;
  const sign = ['示例省水利厅', `203${i}年3月${n}日`];
  const mark = ['', '.', '', '.', ''][i]!;
  const gap = [' ', '', '\u3000', ' ', '  '][i]!;
  const table = [
    '| 岗位 | 职责 |',
    '| --- | --- |',
    `| 巡查员 | 每日巡查${thing}${n}次 |`,
    '| 站长 | 签字 |',
  ];
  const row = (at: number) => [...table.slice(0, 2), table[at + 1]!].join('\n');
  const plan = [
    `1${mark}${gap}总则`,
    `1.1${gap}编制目的`,
    `为有序应对${thing}险情,制定本预案。`,
    `1.2${gap}适用范围`,
    `本预案适用于全省${thing}险情的应对。`,
    `2${mark}${gap}组织体系`,
    `2.1${gap}指挥机构`,
    `省防指负责指挥。成员单位包括:`,
    `(1)省水利厅;`,
    `(2)省应急管理厅。`,
    `3${mark}${gap}应急响应`,
    `3.1${gap}响应分级`,
    `3.1.1${gap}Ⅰ级响应`,
    `${thing}溃决的,启动Ⅰ级响应,每${n}小时报告一次。`,
    `3.1.2${gap}Ⅱ级响应`,
    `${thing}漏水3.5万立方米以上的,启动Ⅱ级响应。`,
    `4${mark}${gap}附则`,
    '本预案自印发之日起实施。',
  ];
  const planPlaces = {
    '1.2': `1.2 适用范围\n本预案适用于全省${thing}险情的应对。`,
    '3.1.1': `3.1.1 Ⅰ级响应\n${thing}溃决的,启动Ⅰ级响应,每${n}小时报告一次。`,
    '3.1.2': `3.1.2 Ⅱ级响应\n${thing}漏水3.5万立方米以上的,启动Ⅱ级响应。`,
  };
  return [
    {
      shape: 'regulation',
      title: `示例省${thing}管理条例`,
      kind: 'local-regulation',
      lines: [
        `(203${i}年3月1日示例省第十届人民代表大会常务委员会第二次会议通过)`,
        '第一章 总则',
        `第一条 为了管好${thing},制定本条例。`,
        '第二条 有下列情形之一的,加密巡查:',
        '(一)水位超限;',
        '(二)发生地震。',
        '第二章 附则',
        `第三条 本条例自203${i}年5月1日起施行。`,
        '附件',
        `${thing}岗位职责`,
        ...table,
      ],
      places: { 第三条: `第三条 本条例自203${i}年5月1日起施行。`, 附件·表1第1行: row(1) },
    },
    {
      shape: 'plan',
      title: `示例省${thing}险情应急预案`,
      kind: 'plan',
      lines: [`示例省人民政府办公厅 203${i}年6月${n}日印发`, ...plan],
      places: planPlaces,
    },
    {
      shape: 'plan made known',
      title: `示例市${thing}险情应急预案`,
      kind: 'plan',
      lines: [...plan, '附件1', '成员单位职责', ...table, '附件2', '联系方式', '值班室昼夜有人。'],
      places: { ...planPlaces, 附件1·表1第2行: row(2), 附件2·第1段: '值班室昼夜有人。' },
    },
    {
      shape: 'notice',
      title: `示例省水利厅关于做好${thing}检查工作的通知`,
      kind: 'notice',
      lines: [
        `示水〔203${i}〕${n}号`,
        '各市水利局:',
        `为做好${thing}检查工作,现通知如下:`,
        '一、总体要求',
        `各地要高度重视${thing}检查。`,
        '二、工作安排',
        '(一)全面自查。',
        `1.查${thing}外观。每处不少于${n}人。`,
        '2.查台账。',
        '(二)重点抽查。由省水利厅组织。',
        '附件:1.检查表',
        '2.汇总表',
        ...sign,
        `抄送:示例省应急管理厅。`,
        `示例省水利厅办公室 203${i}年3月${n}日印发`,
        '附件1',
        '检查表',
        ...table,
        '附件2',
        '汇总表',
        ...table,
      ],
      places: {
        正文: `各市水利局:\n为做好${thing}检查工作,现通知如下:`,
        '二(一)1': `1.查${thing}外观。每处不少于${n}人。`,
        附件2·表1第2行: row(2),
      },
    },
    {
      shape: 'opinion',
      title: `示例省人民政府关于加强${thing}管理的意见`,
      kind: 'opinion',
      lines: [
        `各市人民政府:`,
        `经研究,现就${thing}管理提出以下意见。`,
        ...NUMBERS.slice(0, 3).flatMap((number, at) => [
          `${number}、任务之${number}`,
          `(一)到20${20 + at}年建成${thing}${n}处。`,
          '(二)其余照旧。',
        ]),
        '示例省人民政府',
        `203${i}年3月${n}日`,
      ],
      places: { '三(一)': `(一)到2022年建成${thing}${n}处。` },
    },
    {
      shape: 'decision',
      title: `示例省人民代表大会常务委员会关于保护${thing}的决定`,
      kind: 'local-regulation',
      lines: [
        `(203${i}年3月1日示例省第十届人民代表大会常务委员会第二次会议通过)`,
        `为了保护${thing},作如下决定:`,
        `一、任何人不得损坏${thing}。`,
        `二、损坏${thing}的,照价赔偿。`,
        '三、本决定自公布之日起施行。',
      ],
      places: { 二: `二、损坏${thing}的,照价赔偿。`, 三: '三、本决定自公布之日起施行。' },
    },
    {
      shape: 'judicial interpretation',
      title: `示例省高级人民法院关于审理${thing}纠纷案件的解释`,
      kind: 'judicial-interpretation',
      lines: [
        `(203${i}年3月1日通过)`,
        '一、一般规定',
        `第一条 ${thing}纠纷由所在地法院管辖。`,
        '二、责任',
        '第二条 管理单位负举证责任。',
        '三、附则',
        `第三条 本解释自203${i}年5月1日起施行。`,
      ],
      places: { 第一条: `第一条 ${thing}纠纷由所在地法院管辖。`, 第二条: '第二条 管理单位负举证责任。' },
    },
    {
      shape: 'standard',
      title: `${thing}巡查规程`,
      kind: 'standard',
      lines: [
        `1${gap || ' '}范围`,
        `本文件规定了${thing}巡查的要求。`,
        `2${gap || ' '}规范性引用文件`,
        '本文件没有规范性引用文件。',
        `3${gap || ' '}巡查`,
        `3.1${gap || ' '}一般要求`,
        `3.1.1${gap || ' '}${thing}应每日巡查${n}次。`,
        `3.1.2${gap || ' '}巡查应有记录。`,
        '附录A',
        '巡查记录表',
        ...table,
      ],
      places: {
        '3.1.1': `3.1.1 ${thing}应每日巡查${n}次。`,
        '3.1.2': '3.1.2 巡查应有记录。',
        附录A·表1第1行: row(1),
      },
    },
    {
      shape: 'list',
      title: `示例省${thing}责任清单`,
      kind: 'rules',
      lines: [`203${i}年3月${n}日`, ...table],
      places: { 正文表1第1行: row(1) },
    },
    {
      shape: 'reply',
      title: `示例省水利厅关于${thing}认定问题的批复`,
      kind: 'reply',
      lines: ['甲市水利局:', `你局请示收悉。经研究,${thing}归你局管理。`, '此复。', ...sign],
      places: { 正文第2段: `你局请示收悉。经研究,${thing}归你局管理。` },
    },
  ];
}

/** The formats that a document is written out in. */
export const FORMATS = ['md', 'txt', 'html', 'docx'] as const;

export async function writtenAs(
  format: (typeof FORMATS)[number],
  { title, lines }: Invented,
): Promise<Uint8Array> {
  const text = (s: string) => new TextEncoder().encode(s);
  switch (format) {
    case 'md':
      return text(
        `# ${title}\n\n${lines.map((line) => (isTableRow(line) ? line : `${line}\n`)).join('\n')}\n`,
      );
    case 'txt':
      return text([title, ...lines].join('\r\n'));
    case 'html':
      return text(
        `<html><head><title>${title}</title><meta name="ArticleTitle" content="${title}"></head><body><div class="nav"><a href="/">首页</a></div><h1>${title}</h1><div id="zoom">${blocks(lines).map(htmlOf).join('\n')}</div><p>版权所有:示例省</p></body></html>`,
      );
    case 'docx': {
      const children = blocks(lines).map((block) =>
        typeof block === 'string' ? new Paragraph({ children: [new TextRun(block)] }) : wordTable(block),
      );
      const head = new Paragraph({ text: title, heading: HeadingLevel.TITLE });
      return Packer.toBuffer(new Document({ sections: [{ children: [head, ...children] }] }));
    }
  }
}

/** Lines and tables, the latter as rows of cells. */
function blocks(lines: readonly string[]): (string | string[][])[] {
  const out: (string | string[][])[] = [];
  for (const line of lines) {
    const above = out.at(-1);
    if (isTableRule(line)) continue;
    if (!isTableRow(line)) out.push(line);
    else if (above !== undefined && typeof above !== 'string') above.push(cellsOf(line));
    else out.push([cellsOf(line)]);
  }
  return out;
}

function htmlOf(block: string | string[][]): string {
  if (typeof block === 'string') return `<p>&nbsp;&nbsp;&nbsp;&nbsp;${block}</p>`;
  const rows = block.map((row) => `<tr>${row.map((cell) => `<td><p>${cell}</p></td>`).join('')}</tr>`);
  return `<table>${rows.join('')}</table>`;
}

function wordTable(rows: readonly (readonly string[])[]): Table {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  return new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })) });
}
