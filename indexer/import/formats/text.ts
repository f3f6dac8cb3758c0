import { ImportError } from '../../errors.ts';
import { boundedText, type PlainText, type Source } from '../source.ts';
import { decode } from './decode.ts';

/** Markdown and plain text; takes whatever no other format claims. */
export const text: Source = {
  name: 'text',
  detect: () => true,
  async read({ bytes }) {
    return readPlain(decode(bytes).text);
  },
};

const CONTROL = /(?![\t\n\r\f\u0085])\p{Cc}/gu;

/** Lines of a Markdown or plain text; comments and front matter are no words of it. */
export function readPlain(raw: string): PlainText {
  boundedText(raw.length);
  const controls = raw.slice(0, 100_000).match(CONTROL)?.length ?? 0;
  if (controls > 8) throw new ImportError('不是文字文件', '只能导入文字、网页、.docx 和有文字层的 PDF');
  const lines = withoutComments(withoutFrontMatter(raw.replace(/\r\n?/g, '\n'))).split(/[\n\f\u2028\u2029]/u);
  const { lines: read, notes } = withoutFootnotes(lines);
  const heading = lines.find((line) => /^#[ \u3000]/u.test(line));
  const title = heading?.replace(/^#\s+/u, '').trim();
  return {
    lines: notes.length > 0 ? [...read, '注释', ...notes] : read,
    notes: [],
    ...(title ? { title } : {}),
  };
}

/** Markdown's footnotes: each [^x] becomes 〔注1〕 at its place, what [^x]: says is collected. */
function withoutFootnotes(lines: readonly string[]): { lines: readonly string[]; notes: string[] } {
  const said = new Map<string, string>();
  const rest = lines.filter((line) => {
    const m = /^\[\^([^\]\s]{1,40})\]:\s*(.*)$/u.exec(line);
    if (m) said.set(m[1]!, m[2]!.trim());
    return !m;
  });
  if (said.size === 0) return { lines, notes: [] };
  const numbers = new Map([...said.keys()].map((key, i) => [key, i + 1]));
  const marked = rest.map((line) =>
    line.replace(/\[\^([^\]\s]{1,40})\]/gu, (whole, key: string) =>
      numbers.has(key) ? `〔注${numbers.get(key)}〕` : whole,
    ),
  );
  return { lines: marked, notes: [...said].map(([key, words]) => `〔注${numbers.get(key)}〕${words}`) };
}

function withoutFrontMatter(raw: string): string {
  if (!raw.startsWith('---\n')) return raw;
  const close = raw.indexOf('\n---\n', 3);
  return close < 0 ? raw : raw.slice(close + 5);
}

/** Linear whatever the input: a regular expression would go back to each unclosed mark. */
function withoutComments(raw: string): string {
  let out = '';
  let at = 0;
  for (;;) {
    const open = raw.indexOf('<!--', at);
    const close = open < 0 ? -1 : raw.indexOf('-->', open + 4);
    if (close < 0) return out + raw.slice(at);
    out += raw.slice(at, open);
    at = close + 3;
  }
}
