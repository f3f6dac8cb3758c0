/**
 * Bytes of one message in UTF-8. DingTalk names 20,000 for a whole message of a robot; what goes around the text, and what
 * JSON adds to it, has the rest.
 */
const MOST_BYTES = 12_000;
/** Messages that one answer may take. */
const MOST_PIECES = 4;

/**
 * Paragraphs as messages of bounded length, divided between paragraphs, a paragraph that is too long by itself between
 * sentences. What does not fit into the messages there may be is left out, and the last one says so.
 * @param last paragraphs that end the last message, whatever was left out
 */
export function pieces(
  paragraphs: readonly string[],
  last: readonly string[] = [],
  most = MOST_BYTES,
): string[] {
  const out: string[][] = [[]];
  let size = 0;
  const room = most - bytes(last.join('\n\n')) - 100;
  for (const part of paragraphs.flatMap((p) => shorter(p, room))) {
    const added = bytes(part) + 2;
    if (size + added > room && out.at(-1)?.length) {
      out.push([]);
      size = 0;
    }
    out.at(-1)?.push(part);
    size += added;
  }
  const kept = out.slice(0, MOST_PIECES);
  if (out.length > MOST_PIECES) kept.at(-1)?.push('……(太长,其余请看网页)');
  kept.at(-1)?.push(...last);
  return kept.map((one) => one.join('\n\n')).filter((text) => text !== '');
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/** A paragraph in parts, each ending with a sentence where there is one; a quoted one stays quoted. */
function shorter(paragraph: string, room: number): string[] {
  if (bytes(paragraph) <= room) return [paragraph];
  const quoted = paragraph.startsWith('> ') ? '> ' : '';
  const parts: string[] = [];
  let part = quoted;
  for (const sentence of paragraph.slice(quoted.length).split(/(?<=[。;!?;\n])/u)) {
    // A sentence of more than a message has no border that could be kept.
    for (const run of bytes(sentence) > room / 2 ? runs(sentence, Math.floor(room / 8)) : [sentence]) {
      if (part.length > quoted.length && bytes(part) + bytes(run) > room) {
        parts.push(part);
        part = quoted;
      }
      part += run;
    }
  }
  return part.length > quoted.length ? [...parts, part] : parts;
}

function runs(text: string, length: number): string[] {
  const characters = [...text];
  const out: string[] = [];
  for (let at = 0; at < characters.length; at += length) out.push(characters.slice(at, at + length).join(''));
  return out;
}
