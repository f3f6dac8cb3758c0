import { createDeflate } from 'node:zlib';
import { expect, test } from 'vitest';
import { pdfFragmentsAside } from '../../indexer/import/formats/pdf-aside.ts';

/** A PDF of one page whose content is made of a piece said over and over, packed. */
async function bomb(piece: string, megabytes: number): Promise<Uint8Array> {
  const deflate = createDeflate({ level: 1 });
  const packed: Buffer[] = [];
  deflate.on('data', (data: Buffer) => packed.push(data));
  const ended = new Promise((resolve) => deflate.once('end', resolve));
  const megabyte = Buffer.from(piece.repeat(Math.ceil(1_048_576 / piece.length)));
  for (let i = 0; i < megabytes; i++)
    if (!deflate.write(megabyte)) await new Promise((resolve) => deflate.once('drain', resolve));
  deflate.end();
  await ended;
  const content = Buffer.concat(packed);
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}/Filter/FlateDecode>>stream\n`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const parts = objects.map((object, i) =>
    Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n${object}`),
      ...(i === 3 ? [content, Buffer.from('\nendstream')] : []),
      Buffer.from('\nendobj\n'),
    ]),
  );
  return Buffer.concat([Buffer.from('%PDF-1.4\n'), ...parts, Buffer.from('trailer<</Root 1 0 R>>')]);
}

const ROOM = { milliseconds: 60_000, megabytes: 700 };

test('a page that unpacks to any size ends the process that reads it, not this one; the next PDF is read', async () => {
  const before = process.memoryUsage().rss;
  const blank = await bomb(' ', 600);
  expect(blank.length).toBeLessThan(10_000_000);
  await expect(pdfFragmentsAside(blank, { ...ROOM, megabytes: 300 })).rejects.toThrow(
    '读这份 PDF 要用 300 MB 以上内存',
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1_048_576);
  const [page] = await pdfFragmentsAside(await bomb('BT /F 9 Tf 9 9 Td (drill) Tj ET ', 0.001), ROOM);
  expect(page?.map(({ text }) => text).join('')).toContain('drill');
}, 60_000);

test('text without end is refused inside its page', async () => {
  const words = await bomb(`BT /F 9 Tf 9 9 Td (${'drill '.repeat(40)}) Tj ET `, 8);
  await expect(pdfFragmentsAside(words, ROOM)).rejects.toThrow(/文字超过|读这份 PDF/);
}, 60_000);

test('what takes too long is ended', async () => {
  const slow = await bomb('q 1 0 0 1 0 0 cm Q ', 60);
  await expect(pdfFragmentsAside(slow, { ...ROOM, milliseconds: 300 })).rejects.toThrow('秒还没读完');
}, 60_000);

test('those that come at once are all read', async () => {
  const small = await bomb('BT /F 9 Tf 9 9 Td (drill) Tj ET ', 0.001);
  const read = await Promise.all(Array.from({ length: 5 }, () => pdfFragmentsAside(small, ROOM)));
  expect(read.every(([page]) => (page?.length ?? 0) > 0)).toBe(true);
});
