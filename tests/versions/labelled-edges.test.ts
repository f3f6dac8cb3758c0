import { expect, it } from 'vitest';
import { parseLocator, toAnchor } from '../../indexer/structure/locator.ts';
import { buildCitations } from '../../indexer/versions/citations.ts';
import { definitionsIn } from '../../indexer/versions/definitions.ts';
import { graphOf } from '../../indexer/versions/graph.ts';
import { referenceLaws } from '../check/reference-laws.ts';
import { reference } from '../reference.ts';
import { LABELLED_EDGES } from './labelled-edges.ts';

const folder = reference();

it.skipIf(!folder)(
  'penalties and explained words of the reference texts are those that a reader finds',
  async () => {
    const laws = await referenceLaws(folder as string);
    const citations = buildCitations(laws);
    const wrong = LABELLED_EDGES.filter(([kind, text, place, other, holds]) => {
      const document = laws.find((d) => `${d.id}@${d.version}` === text)!;
      const locator = parseLocator(place)!;
      const article = (at: typeof locator): string => toAnchor(at.slice(0, 1));
      const found =
        kind === 'definition'
          ? definitionsIn(document).some(
              (d) => d.term === other && article(d.provision.locator) === article(locator),
            )
          : graphOf({
              document,
              locator,
              citations,
              versions: [],
              numbers: () => expect.fail('one text'),
            }).some((e) => e.kind === 'penalty' && article(e.locator) === article(parseLocator(other)!));
      return found !== holds;
    });
    expect(wrong).toEqual([]);
  },
);
