import { titleIdentity } from '../../documents/title-identity.ts';
import type { Document, IsoDate } from '../../types.ts';
import type { Facts } from '../reading/facts.ts';
import { slugOf, withHash } from './slug.ts';

/** Which work and which of its dated texts an original is. */
export interface Identity {
  readonly id: string;
  readonly version?: IsoDate;
  /** The catalogue's document of the same dated text, which the import completes. */
  readonly completes?: Document;
  /** Documents of the same work under any date. */
  readonly work: readonly Document[];
  /** Another title that has the id given. */
  readonly clash?: Document;
}

/** An id never joins two works: where another title has the slug, a hash of the title follows it. */
async function newId(title: string, catalogue: readonly Document[]): Promise<string> {
  const slug = await slugOf(title);
  return catalogue.some((d) => d.id === slug) ? withHash(slug, title) : slug;
}

function isSame(a: Document, b: Pick<Document, 'id' | 'version'>): boolean {
  return a.id === b.id && a.version === b.version;
}

/** Whether a work is known by a title as well: a regulation that was renamed. */
function hasTitle({ shortTitles }: Document, folded: string): boolean {
  return shortTitles.some((short) => titleIdentity(short) === folded);
}

/**
 * Finds the work by its title and the expression by its date: the catalogue's version, or the one that its headnotes
 * follow, equal to the date in the file's name or one the text tells. The catalogue's date is then kept if the text tells
 * it, so that both are one expression. A title the catalogue does not know gets an id by the id rule.
 */
export async function identify(
  title: string,
  facts: Facts,
  catalogue: readonly Document[],
  givenId: string | undefined,
  expected?: Pick<Document, 'id' | 'version'>,
): Promise<Identity> {
  const folded = titleIdentity(title);
  const known = catalogue.filter((d) => titleIdentity(d.title) === folded);
  const id = givenId ?? known[0]?.id ?? (await newId(title, catalogue));
  const work = catalogue.filter((d) => d.id === id);
  const latest = facts.told.at(-1);
  const dates = [facts.version, latest].filter((date) => date !== undefined);
  const completes =
    work.find((d) => dates.some((date) => d.version === date || d.headnotes?.follows === date)) ??
    work.find((d) => d.published !== undefined && d.published === facts.version) ??
    // A text that tells no date is the one that was asked for, if the checks agree.
    (facts.version === undefined && expected ? work.find((d) => isSame(d, expected)) : undefined) ??
    work.find(
      (d) => d.version === undefined && d.text === 'none' && facts.version !== undefined && work.length === 1,
    );
  const kept =
    completes?.version !== undefined &&
    (facts.version === undefined ||
      facts.version === completes.published ||
      facts.told.includes(completes.version));
  const version = kept ? completes.version : facts.version;
  const clash = work.find((d) => titleIdentity(d.title) !== folded && !hasTitle(d, folded));
  return {
    id,
    ...(version === undefined ? {} : { version }),
    ...(completes ? { completes } : {}),
    work,
    ...(clash ? { clash } : {}),
  };
}
