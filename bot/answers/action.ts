import { z } from 'zod';
import type { Place } from '../../indexer/index.ts';
import { PLACE_VERBS, type PlaceVerb } from './place-verbs.ts';

const step = z.object({
  type: z.enum([
    ...(['part', 'chapter', 'section', 'article', 'paragraph', 'item', 'subitem'] as const),
    ...(['division', 'heading', 'point', 'named'] as const),
  ]),
  number: z.int().min(1).max(9999),
  suffix: z.int().min(1).max(9999).optional(),
  name: z.string().max(20).optional(),
});

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const place: z.ZodType<Place> = z.object({
  document: z.string().regex(/^[a-z0-9][a-z0-9-]{0,199}$/),
  version: date.optional(),
  locator: z.array(step).max(8),
});

const placeVerbs = Object.keys(PLACE_VERBS) as PlaceVerb[];

const action = z.union([
  z.strictObject({ verb: z.enum(placeVerbs), place }),
  /** The article at a place, as it stands in another version of its work, under the number it has there. */
  z.strictObject({ verb: z.literal('counterpart'), place, version: date }),
  z.strictObject({ verb: z.literal('ask'), question: z.string().min(1).max(500) }),
  /** Takes in a file that was sent before. */
  z.strictObject({ verb: z.literal('import'), ticket: z.string().regex(/^[\w-]{10,64}$/) }),
  z.strictObject({
    verb: z.literal('command'),
    name: z.string().min(1).max(20),
    words: z.string().max(200).optional(),
  }),
]);

/** What a choice does: the submit data of a card, and what memory keeps behind a number. */
export type Action = z.infer<typeof action>;
export { action as actionSchema };

/** What a card submitted, read: undefined for anything that no card of ours holds. */
export function readAction(submitted: unknown): Action | undefined {
  return action.safeParse(submitted).data;
}

/** The action in what a channel hands on from a card, unread; undefined when there is none. */
export function submittedAction(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'action' in value ? value.action : undefined;
}
