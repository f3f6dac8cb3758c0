import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sortsAsked } from '../../indexer/language/zh/asked-sorts.ts';
import { aspectsAsked, aspectsTold } from '../../indexer/language/zh/aspects.ts';
import { isAspect, LEANING, PRONOUN } from '../../indexer/language/zh/follow-ups.ts';
import { withoutFrames } from '../../indexer/language/zh/frames.ts';
import { intentsOf } from '../../indexer/language/zh/intents.ts';
import { quantitiesIn } from '../../indexer/language/zh/quantities.ts';
import { segmentsOf } from '../../indexer/search/rank/entry-view.ts';
import { defines, isPenal } from '../../indexer/search/rank/intent-marks.ts';
import { focusOf, wantedCount } from '../../indexer/search/understand/focus.ts';
import { isCourtesy, neighbourStep } from '../../indexer/search/understand/follow-up.ts';
import { type Jurisdiction, jurisdictionOf } from '../../indexer/search/understand/jurisdiction.ts';
import type { NamedWork } from '../../indexer/search/understand/named-work.ts';
import { foldTitle, namedWorks } from '../../indexer/search/understand/named-works.ts';
import { placesAnywhere, placesBehindTitle, reportPlace } from '../../indexer/search/understand/places.ts';
import { findTitles } from '../../indexer/search/understand/titles.ts';
import { versionWish } from '../../indexer/search/understand/versions.ts';
import type { Library } from '../../indexer/types.ts';
import { workOfAll } from '../structure/work-of.ts';
import { baited, PIECES, worstGrowth } from './bait.ts';
import { shipped } from './libraries.ts';

let library: Library;
beforeAll(async () => {
  library = await shipped();
  await library.find('特钟作业安全马');
});

/** Characters that one question may look at, however long it is: 2000 of its own, a few thousand times each. */
const MOST_LOOKED_AT = 10_000_000;

const pasted = fc
  .tuple(
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 1, max: 10_000 }),
  )
  .map(([pieces, length]) => {
    return baited(pieces.join(''), length);
  });

describe('any string', () => {
  it('is answered or refused, alone and after itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(pasted, fc.string({ unit: 'binary', maxLength: 300 })), async (text) => {
        for (const turns of [[], [text]]) {
          const { outcome, confidence, hits } = await library.find(text, { turns });
          expect(['answered', 'clarify', 'not_found']).toContain(outcome);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          if (outcome === 'answered') expect(hits.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gets the same bytes twice, and from a library opened afresh', async () => {
    const other = await shipped();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 }),
        async (pieces) => {
          const text = pieces.join('');
          const first = JSON.stringify(await library.find(text));
          expect(JSON.stringify(await library.find(text))).toBe(first);
          expect(JSON.stringify(await other.find(text))).toBe(first);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is read to a bound: what comes after 2000 characters changes nothing', async () => {
    const text = `防洪法第三条${'安'.repeat(2000)}`;
    const { raw: _, ...short } = (await library.find(text)).query;
    const { raw: __, ...long } = (await library.find(`${text}行政处罚法第九条`.repeat(3))).query;
    expect(long).toEqual(short);
  });
});

describe('work grows with the length of what is read, not with its square', () => {
  let works: readonly NamedWork[];
  let here: Jurisdiction;
  beforeAll(() => {
    here = jurisdictionOf(library.organisation, library.documents);
    works = namedWorks(library.documents, here);
  });
  const parts: Record<string, (text: string) => unknown> = {
    foldTitle,
    withoutFrames,
    intentsOf: (text) => intentsOf(text, here.ownWords),
    versionWish: (text) => versionWish(text, findTitles(text, works, here), works),
    reportPlace,
    placesAnywhere,
    placesBehindTitle,
    segmentsOf,
    wantedCount,
    isCourtesy,
    neighbourStep,
    findTitles: (text) => findTitles(text, works, here),
    focusOf: (text) => focusOf(text, []),
    leaning: (text) => LEANING.test(text),
    pronoun: (text) => PRONOUN.test(text),
    isAspect,
    quantitiesIn,
    aspectsAsked,
    aspectsTold,
    isPenal: (text) => isPenal([text], text),
    sortsAsked: (text) => sortsAsked(text).missingIn(text),
    counts: (text) => sortsAsked('还要多少个').missingIn(text),
    defines: (text) => defines('安全', text),
  };
  it.each(Object.keys(parts))('%s', (name) => {
    const { growth, on } = worstGrowth(parts[name]!);
    expect(growth, `${name} on ${on}`).toBeLessThan(3);
  });

  it('a whole question of any length looks at a bounded number of characters', async () => {
    // What is remembered by the first time is not counted.
    await library.find('防洪');
    const looked = new Map<string, number>();
    for (const piece of PIECES)
      looked.set(piece, await workOfAll(() => library.find(baited(piece, 100_000))));
    const most = [...looked].filter(([, characters]) => characters > MOST_LOOKED_AT);
    expect(most).toEqual([]);
  });
});
