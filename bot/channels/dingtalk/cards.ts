import { z } from 'zod';
import type { Storage } from '../../conversation/storage-port.ts';

const place = z.object({ conversation: z.string(), group: z.boolean(), tenant: z.string().optional() });

/** Where a card was shown: a press on it names the card only. */
export type CardPlace = z.infer<typeof place>;

/** The cards that were sent, kept with the memories of conversations. */
export interface Cards {
  put(card: string, shown: CardPlace): Promise<void>;
  of(card: string): Promise<CardPlace | undefined>;
}

export function cards(storage: Storage): Cards {
  const key = (card: string): string => `dingtalk/card/${card}`;
  return {
    put: (card, shown) => storage.write({ [key(card)]: { ...shown, eTag: '*' } }),
    of: async (card) => place.safeParse((await storage.read([key(card)]))[key(card)]).data,
  };
}
