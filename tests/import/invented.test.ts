import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, imported, placesOf } from './imported.ts';
import { FORMATS, inventedDocuments, writtenAs } from './invented.ts';

describe('two hundred invented documents of ten shapes', () => {
  const all = inventedDocuments();

  it.each(FORMATS)(
    'as %s come in with title, kind and places',
    async (format) => {
      const from = emptyFolder();
      const names = all.map((_, i) => `${String(i).padStart(2, '0')}.${format}`);
      for (const [i, document] of all.entries())
        writeFileSync(path.join(from, names[i]!), await writtenAs(format, document));
      const { results, documents } = await imported([from]);
      const wrong = results.flatMap((result, i) => {
        const { shape, title, kind, places } = all[i]!;
        const held = documents.find((d) => d.path === result.file);
        const about = `${shape} ${title}: ${result.outcome} ${result.error?.message ?? ''}${result.findings
          .filter(({ severity }) => severity === 'error')
          .map(({ message }) => message)
          .join()}`;
        if (!held) return [about];
        const found = placesOf(held);
        const missing = Object.entries(places).filter(([place, words]) => found[place] !== words);
        if (held.title === title && held.kind === kind && missing.length === 0) return [];
        const what = missing.map(([place]) => `${place}=${JSON.stringify(found[place])}`).join(' ');
        return [`${about} ${held.title} ${held.kind} ${what} [${Object.keys(found).join()}]`];
      });
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});
