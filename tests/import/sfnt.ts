import { unzlibSync } from 'fflate';

/**
 * Unpacks a WOFF font to the plain font it holds: pdfkit inflates a WOFF's tables anew for every glyph, which makes a page
 * of Chinese take half a minute. Source: W3C WOFF 1.0, chapters 3–5.
 */
export function toSfnt(woff: Buffer): Buffer {
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, i) => {
    const at = 44 + i * 20;
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field)) as [
      number,
      number,
      number,
    ];
    const data = woff.subarray(offset, offset + packed);
    const checksum = woff.readUInt32BE(at + 16);
    return { tag: woff.subarray(at, at + 4), checksum, data: packed < length ? unzlibSync(data) : data };
  });
  const header = Buffer.alloc(12 + tables.length * 16);
  header.writeUInt32BE(woff.readUInt32BE(4), 0);
  header.writeUInt16BE(tables.length, 4);
  const bodies: Uint8Array[] = [];
  let end = header.length;
  for (const [i, { tag, checksum, data }] of tables.entries()) {
    const at = 12 + i * 16;
    tag.copy(header, at);
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(end, at + 8);
    header.writeUInt32BE(data.length, at + 12);
    const padding = (4 - (data.length % 4)) % 4;
    bodies.push(data, new Uint8Array(padding));
    end += data.length + padding;
  }
  return Buffer.concat([header, ...bodies]);
}
