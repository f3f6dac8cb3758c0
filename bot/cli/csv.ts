/**
 * The rows of a table in CSV, as spreadsheets write it: quoted fields may hold commas, line breaks and doubled quotes. UTF-8 with
 * or without a byte order mark, or GB 18030, which Chinese Excel writes. Source: RFC 4180.
 */
export function readCsv(bytes: Uint8Array): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  const text = decoded(bytes);
  const endField = (): void => {
    rows.at(-1)!.push(field.trim());
    field = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (c === '"' && field.trim() === '') {
      field = '';
      quoted = true;
    } else if (c === ',') endField();
    else if (c === '\n') {
      endField();
      rows.push([]);
    } else if (c !== '\r') field += c;
  }
  endField();
  return rows.filter((row) => row.some((value) => value !== ''));
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
