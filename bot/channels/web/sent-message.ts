import { z } from 'zod';

/** What the page may send; all else about the activity is decided here. */
export const sent = z.object({
  type: z.enum(['message', 'event', 'typing']),
  text: z.string().max(20_000).optional(),
  name: z.string().max(200).optional(),
  value: z.unknown().optional(),
  entities: z
    .array(z.looseObject({ type: z.string().optional() }))
    .max(20)
    .optional(),
  channelData: z.looseObject({}).optional(),
  locale: z.string().max(50).optional(),
});
