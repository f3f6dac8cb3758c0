import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fold, isHan } from '../../indexer/search/fold.ts';
import { loadSegmenter } from '../../indexer/search/segmenter.ts';
import {
  bare,
  hanRuns,
  kindOf,
  lengthOf,
  loadTokenizer,
  type Tokenizer,
  tokenizerOf,
} from '../../indexer/search/tokenize.ts';
import { termsOf } from './terms-of.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
});

describe('fold', () => {
  it.each([
    ['ABC　（１）', 'abc (1)'],
    ['“浙政钉”〈办法〉‘甲’', '"浙政钉"《办法》\'甲\''],
    ['30％。', '30%。'],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('keeps the length of any text, so that offsets hold in it, and folds once for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('terms', () => {
  it('are words, pairs and singles, each of its kind', () => {
    expect(termsOf('应急演练', tokenizer)).toEqual([
      '_应急',
      '_演练',
      '应急',
      '急演',
      '演练',
      '应',
      '急',
      '演',
      '练',
    ]);
    expect(['_应急', '应急', '应'].map(kindOf)).toEqual(['word', 'pair', 'single']);
    expect(['_应急', '应急', '应'].map(bare)).toEqual(['应急', '应急', '应']);
  });

  it('repeat as often as they occur', () => {
    expect(termsOf('渡口。渡口', tokenizer).filter((t) => t === '渡口')).toHaveLength(2);
  });

  it('of Latin words and numbers are words of any length, folded; a word of a kilometre is cut', () => {
    expect(termsOf('ＧＢ 2312', tokenizer)).toEqual(['_gb', '_2312']);
    expect(termsOf('x'.repeat(1000), tokenizer).map((t) => t.length)).toEqual([41]);
  });

  it('never join across what is no Han character', () => {
    expect(hanRuns('渡口,a船〇b')).toEqual(['渡口', '船〇']);
    expect(termsOf('渡,口', tokenizer)).not.toContain('渡口');
  });

  it('have pairs and singles for every run of every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'渡口船a1 ,。〇'), maxLength: 60 }), (text) => {
        const terms = new Set(termsOf(text, tokenizer));
        const folded = fold(text);
        for (let i = 0; i + 1 < folded.length; i++)
          if (isHan(folded.charCodeAt(i)) && isHan(folded.charCodeAt(i + 1)))
            expect(terms).toContain(folded.slice(i, i + 2));
        for (const c of folded) if (isHan(c.charCodeAt(0))) expect(terms).toContain(c);
      }),
    );
  });

  it('length counts Han characters and Latin words', () => {
    expect(lengthOf('渡口 ferry 2022年')).toBe(5);
    expect(lengthOf('。,')).toBe(0);
  });
});

describe('nouns', () => {
  it('are no verbs with 了, which divide into both', async () => {
    const tokenizer = await loadTokenizer();
    expect(tokenizer.nounsIn('发了多少件救生衣')).toEqual(['救生衣']);
    expect(tokenizer.cut('签了没有').slice(0, 2)).toEqual(['签', '了']);
    expect(tokenizer.cut('为了')).toEqual(['为', '了']);
  });

  it('are those of a text, whatever was tagged before', async () => {
    const segmenter = await loadSegmenter();
    const remembering = tokenizerOf(segmenter);
    const file = path.join(import.meta.dirname, '../eval/questions/answerable.dev.jsonl');
    const rows = readFileSync(file, 'utf8').trimEnd().split('\n');
    let told = 0;
    for (const row of rows.slice(0, 300)) {
      const { question } = JSON.parse(row) as { question: string };
      const fresh = tokenizerOf(segmenter).nounsIn(question);
      expect(remembering.nounsIn(question)).toEqual(fresh);
      told += fresh.length;
    }
    expect(told).toBeGreaterThan(300);
  });
});
