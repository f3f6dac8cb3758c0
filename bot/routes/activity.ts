import { z } from 'zod';

const account = z.looseObject({ id: z.string().max(1000), name: z.string().max(1000).nullish() });

/**
 * What an incoming activity must look like before the adapter sees it; the adapter would answer 500 to what is not.
 * Unknown fields pass. Source: Bot Framework Activity schema, section "Basic activity structure".
 */
const activity = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(1000).nullish(),
  channelId: z.string().max(200).nullish(),
  serviceUrl: z.string().max(2000).nullish(),
  conversation: z.looseObject({
    id: z.string().min(1).max(1000),
    isGroup: z.boolean().nullish(),
    conversationType: z.string().max(100).nullish(),
  }),
  from: account.nullish(),
  recipient: account.nullish(),
  text: z.string().nullish(),
  name: z.string().max(500).nullish(),
  deliveryMode: z.string().max(100).nullish(),
  replyToId: z.string().max(1000).nullish(),
  timestamp: z.union([z.string(), z.number()]).nullish(),
  localTimestamp: z.union([z.string(), z.number()]).nullish(),
  entities: z
    .array(z.looseObject({ type: z.string().nullish() }))
    .max(200)
    .nullish(),
  attachments: z
    .array(z.looseObject({ contentType: z.string().nullish() }))
    .max(200)
    .nullish(),
  membersAdded: z.array(account).max(1000).nullish(),
  membersRemoved: z.array(account).max(1000).nullish(),
});

/** What is wrong with a body as an activity, or undefined. Example: {} → type: … */
export function problemOf(body: unknown): string | undefined {
  const read = activity.safeParse(body);
  if (read.success) return undefined;
  const [issue] = read.error.issues;
  return `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not an activity'}`;
}
