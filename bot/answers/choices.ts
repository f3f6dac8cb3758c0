import type { Document, Locator, Place } from '../../indexer/index.ts';
import type { Choice } from './answer.ts';
import { placeName, versionName } from './citation.ts';
import { PLACE_VERBS, type PlaceVerb } from './place-verbs.ts';

/** A place with its name: 《示例防汛条例》2021版第十二条. */
export interface NamedPlace {
  readonly place: Place;
  readonly name: string;
}

/** A place of a document, by the version that is meant. */
export function placeIn(document: Document, locator: Locator = []): NamedPlace {
  const { id, version } = document;
  return {
    place: { document: id, ...(version === undefined ? {} : { version }), locator },
    name: placeName(document, locator),
  };
}

/** A choice that does something with a place. Example: 原文 《示例防汛条例》2021版第十二条 */
export function placeChoice(verb: PlaceVerb, { place, name }: NamedPlace, label: string): Choice {
  return { label, send: `${PLACE_VERBS[verb]} ${name}`.trim(), action: { verb, place } };
}

/** The article at a place in another version of its work. Example: 2007版怎么说 */
export function versionChoice(place: Place, there: Document, label: string): Choice {
  const version = there.version ?? '';
  return { label, send: `${versionName(there)}怎么说`, action: { verb: 'counterpart', place, version } };
}

/** A command, by its name in the table of commands. */
export function commandChoice(name: string, label = name, words?: string, said = words): Choice {
  return {
    label,
    send: said === undefined ? name : `${name} ${said}`,
    action: { verb: 'command', name, ...(words === undefined ? {} : { words }) },
  };
}

/** A question in people's words. */
export function questionChoice(words: string, label = words): Choice {
  return { label, send: words, action: { verb: 'ask', question: words.slice(0, 500) } };
}
