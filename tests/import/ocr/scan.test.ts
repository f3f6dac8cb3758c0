import { describe, expect, it } from 'vitest';
import { candidateOf } from '../../../indexer/import/candidate.ts';
import { checkRecognised } from '../../../indexer/import/checking/characters.ts';
import { blocking } from '../../../indexer/import/checking/check.ts';
import type { Recogniser } from '../../../indexer/import/formats/recognise.ts';
import { readScan } from '../../../indexer/import/formats/scan.ts';
import { render } from '../../../indexer/import/keeping/render.ts';
import { understood } from '../../../indexer/import/reading/understood.ts';
import { asMarkdown } from '../example.ts';
import { asScan } from '../example-files.ts';

/** Pages that a recogniser "reads" as they are told; a character before ? is doubtful. */
const recognise: Recogniser = async (picture) =>
  new TextDecoder()
    .decode(picture)
    .split('\n')
    .map((line) => ({
      text: line.replaceAll('?', ''),
      doubtful: [...line.matchAll(/(.)\?/gu)].map(([, c]) => `“${c}”(0.51)`),
    }));
async function* pages(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

const FIRST = '示例省风车办法\n第一章总则\n第一条磨坊每天开门\n八小时。\n第二条照第五条\n第三条的规定上油?。';
const SECOND = '第三条本办法自2031年3月9日起施行。';

describe('a scan', () => {
  it('gives articles back the blank that recognition lost, in their order, and never a mention', async () => {
    const plain = await readScan(pages(FIRST, SECOND), recognise);
    expect(plain.lines).toEqual([
      '示例省风车办法',
      '第一章总则',
      '第一条\u3000磨坊每天开门',
      '八小时。',
      '第二条\u3000照第五条',
      '第三条的规定上油。',
      '第三条\u3000本办法自2031年3月9日起施行。',
    ]);
  });
  it('tells what was doubtful with its page', async () => {
    const { recognised } = await readScan(pages(FIRST, SECOND), recognise);
    expect(recognised).toEqual({ pages: 2, doubts: ['第1页“第三条的规定上油。”中的“油”(0.51)'] });
  });
  it('is kept out until a person accepts it', () => {
    const findings = checkRecognised({ pages: 2, doubts: ['第1页“油”(0.51)'] });
    expect(findings[0]?.message).toMatch(/识别\(OCR\),没有与原件核对;没有把握的 1 处:第1页“油”/u);
    expect(blocking(findings, new Set())).toHaveLength(1);
    expect(blocking(findings, new Set(['ocr']))).toEqual([]);
    expect(checkRecognised(undefined)).toEqual([]);
  });
  it('says of itself that it was recognised, for as long as it is', async () => {
    const bytes = new TextEncoder().encode(asMarkdown());
    const candidate = await candidateOf({ bytes, name: '示例.md' }, { catalogue: [], today: '2031-05-01' });
    const scanned = render({ ...candidate, recognised: { pages: 1, doubts: [] } }, [], undefined);
    expect(scanned).toMatch(/status: unverified[\s\S]*note: 正文由扫描件识别\(OCR\)得到/u);
    const held = {
      note: '正文由扫描件识别(OCR)得到,没有与原件逐字核对,引用前请看原件。\n另一句话。',
    } as never;
    expect(render(candidate, [], held)).toMatch(/note: 另一句话。\n/u);
  });
  it('without the optional package is refused, with what to do', async () => {
    const read = candidateOf(
      { bytes: await asScan(), name: '扫描.pdf' },
      { catalogue: [], today: '2031-05-01' },
    );
    await expect(read).rejects.toMatchObject({
      message: expect.stringContaining('没有文字层'),
      cure: expect.stringContaining('@gutenye/ocr-node'),
    });
  });
});

it('what recognition makes of a page is understood as any text', async () => {
  const { text } = understood(
    await readScan(pages('示例省风车办法\n第一条甲。\n第二条乙。\n第三条自公布之日起施行。'), recognise),
    'x',
  );
  expect(text.paragraphs.map((p) => p.slice(0, 4))).toEqual(['第一条\u3000', '第二条\u3000', '第三条\u3000']);
});
