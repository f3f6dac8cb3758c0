import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suggest } from '../../bot/commands/suggest.ts';
import { apiRoutes } from '../../bot/routes/api.ts';
import { graphRoutes } from '../../bot/routes/graph.ts';
import { numberRoutes } from '../../bot/routes/numbers.ts';
import { quoteRoutes } from '../../bot/routes/quote.ts';
import { readerRoutes } from '../../bot/routes/reader.ts';
import { suggestRoutes } from '../../bot/routes/suggest.ts';
import { wordRoutes } from '../../bot/routes/word.ts';
import { createHttpServer, type HttpServer } from '../../bot/server.ts';
import { type Library, openLibrary } from '../../indexer/index.ts';
import { knowledgeFile } from '../documents/knowledge-folder.ts';

export const NOW = () => new Date('2024-06-01T04:00:00Z');
export const HOSTILE = '示例<img src=x onerror=alert(1)>](javascript:alert(2))"办法';

const OLD = `第一章 总则

第一条 为了做好示例省的防汛工作,制定本条例。

第二条 防汛指挥机构每年开展一次演练。

第二章 抢险

第三条 发生险情的,有关单位应当采取下列措施:

（一）转移人员;

（二）加固堤坝。

险情解除后,应当在十日内报告。

第四条 擅自开闸的,依照本条例第三条处理。
`;

const NEW = `第一章 总则

第一条 为了做好示例省的防汛防台工作,制定本条例。

第二条 本条例所称险情,是指堤坝可能溃决的情形。

第三条 防汛指挥机构每半年开展一次演练。

第二章 抢险

第四条 发生险情的,有关单位应当采取下列措施:

（一）转移人员;

（二）加固堤坝。

险情解除后,应当在十日内报告。

第五条 擅自开闸的,依照本条例第四条第二款处理;造成损失的,依照《示例市救灾办法》赔偿。

第六条 前款以外的事项,适用<script>alert(3)</script>规定。
`;

const HEADNOTES = `## 第一章 总则

第三条 指挥机构半年就要练一回。
- 数目: 半年1次
- 检索: 演习、多久练一次
- 对应: 2019版第二条
`;

const REPORT = `示例厅2023年工作报告

一、主要工作

2023年各项工作平稳。

(一)健全制度

1.修订条例。组织修订《示例省防汛条例》,印发《示例市救灾办法》。

2.开展演练。按照《示例省防汛条例》第四条第二款的要求,报告险情三次。

二、下一步打算

(一)加强培训

1.培训人员。计划培训五百人。
`;

/** Invented knowledge: an ordinance in two versions, one with a headnote, a report, a card, a hostile file, a long law. */
function shelfFiles(): Readonly<Record<string, string>>[] {
  const ordinance = {
    id: 'example-flood',
    title: '示例省防汛条例',
    issuer: '示例省人大常委会',
    kind: 'local-regulation',
  };
  const held = {
    'example-flood.md': knowledgeFile(
      {
        ...ordinance,
        version: '2023-09-01',
        text: 'headnotes',
        headnotes: {
          follows: '2023-09-01',
          officialText: '示例省人大网站 https://law.example/flood',
          notice: '要旨不是原文。',
        },
      },
      HEADNOTES,
    ),
    'report.md': knowledgeFile(
      {
        id: 'example-report',
        kind: 'report',
        title: '示例厅2023年工作报告',
        version: '2024-01-10',
        published: '2024-01-10',
        status: 'in_force',
        statusAsOf: '2024-01-10',
      },
      REPORT,
    ),
    'relief.md': knowledgeFile({
      id: 'example-relief',
      kind: 'measures',
      title: '示例市救灾办法',
      relations: [
        { predicate: 'named_in', document: 'example-report', to: '一(一)1', asOf: '2024-01-10' },
        { predicate: 'implements', document: 'example-flood' },
      ],
      outline: ['总则', '救助'],
      note: '只知道报告提到了它。',
    }),
    'notes.md': knowledgeFile(
      {
        id: 'example-notes',
        kind: 'law',
        title: '示例应急法',
        version: '2022-01-01',
        text: 'headnotes',
        headnotes: {
          follows: '2022-01-01',
          officialText: '示例网 https://law.example/notes',
          notice: '要旨不是原文。',
        },
      },
      '第一条 说明为什么要有这部法。\n\n第二条 出了事先救人。\n- 数目: 30分钟内到场\n',
    ),
    'tasks.md': knowledgeFile(
      { id: 'example-relief-tasks', kind: 'notice', title: '示例救灾任务通知' },
      '第一条 说明任务。\n\n第二条 任务如下:\n\n（一）送水;\n\n（二）送粮。\n',
    ),
    'hostile.md': knowledgeFile(
      {
        id: 'hostile',
        kind: 'rules',
        title: HOSTILE,
        issuer: '<b>示例</b>',
      },
      '第一条 见[这里](javascript:alert(5))<img src=x onerror=alert(6)>。\n\n第二条 第二。\n',
    ),
  };
  const official = {
    'example-flood@2023-09-01.md': knowledgeFile(
      {
        ...ordinance,
        version: '2023-09-01',
        effective: '2023-10-01',
        status: 'in_force',
        statusAsOf: '2024-05-01',
        source: { url: 'https://law.example/flood.html', retrieved: '2024-05-01' },
      },
      NEW,
    ),
    'example-flood@2019-05-01.md': knowledgeFile(
      { ...ordinance, version: '2019-05-01', effective: '2019-06-01', status: 'unverified' },
      OLD,
    ),
    'long.md': knowledgeFile({ id: 'example-long', kind: 'law', title: '示例长法' }, longBody(1000)),
  };
  return [held, official];
}

function longBody(articles: number): string {
  const lines = ['第一章 总则'];
  for (let n = 1; n <= articles; n++) {
    if (n % 50 === 0) lines.push(`第${n / 50 + 1}章 第${n / 50}部分`);
    lines.push(`第${n}条 ${'有关单位应当按照各自职责做好第'.repeat(1 + (n % 7))}${n}号事项的示例工作。`);
    if (n % 3 === 0) lines.push('情况紧急的,应当先行处置,事后补办手续。', '（一）先报告;', '（二）再处置。');
  }
  return lines.join('\n\n');
}

/** Opens the invented knowledge as the product opens its own; nothing is left on disk. */
export async function openShelf(): Promise<Library> {
  const root = await mkdtemp(path.join(tmpdir(), 'zhiyi-shelf-'));
  try {
    const dirs = shelfFiles().map((_, i) => path.join(root, String(i)));
    for (const [i, files] of shelfFiles().entries()) {
      await mkdir(dirs[i] as string);
      for (const [name, content] of Object.entries(files))
        await writeFile(path.join(dirs[i] as string, name), content);
    }
    return await openLibrary({ dirs, now: NOW });
  } finally {
    await rm(root, { recursive: true });
  }
}

export interface Shown {
  readonly library: Library;
  readonly server: HttpServer;
  /** Errors that routes did not catch. */
  readonly failures: readonly unknown[];
  readonly url: string;
}

/** The reader's and the tools' routes on a free port. */
export async function showShelf(options: { frameAncestors?: string } = {}): Promise<Shown> {
  const library = await openShelf();
  const shelf = async () => library;
  const failures: unknown[] = [];
  const frameAncestors = options.frameAncestors ?? "'self'";
  const parts = { library: shelf, frameAncestors, base: () => 'http://zhiyi.example' };
  const server = createHttpServer(
    [
      ...graphRoutes(parts),
      ...numberRoutes(parts),
      ...quoteRoutes({ library: shelf, base: () => 'http://zhiyi.example' }),
      ...readerRoutes({
        library: shelf,
        base: () => 'http://zhiyi.example',
        now: NOW,
        frameAncestors,
      }),
      ...wordRoutes({ library: shelf, base: () => 'http://zhiyi.example' }),
      ...apiRoutes({ library: shelf, base: () => 'http://zhiyi.example' }),
      ...suggestRoutes({ library: shelf, suggest }),
    ],
    (error) => failures.push(error),
  );
  const port = await server.listen(0, '127.0.0.1');
  return { library, server, failures, url: `http://127.0.0.1:${port}` };
}
