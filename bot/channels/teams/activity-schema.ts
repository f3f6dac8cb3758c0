import { z } from 'zod';

const words = z.string().max(1000).nullish();
/** Ids become keys of stores, of which one takes no NUL and none should have to take a line break. */
const id = z
  .string()
  .max(1000)
  .regex(/^\P{Cc}*$/u, { error: 'control characters in an id' });
const account = z.looseObject({ id, name: words, role: words, aadObjectId: words });

/**
 * What an incoming activity must look like before the adapter sees it; the adapter would answer 500 to what is not.
 * Unknown fields pass. Source: Bot Framework Activity schema, section "Basic activity structure".
 */
const activity = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.nullish(),
  channelId: id.max(200).nullish(),
  serviceUrl: z.string().max(2000).nullish(),
  conversation: z.looseObject({
    id: id.min(1),
    isGroup: z.boolean().nullish(),
    conversationType: z.string().max(100).nullish(),
    tenantId: words,
    name: words,
    role: words,
    aadObjectId: words,
  }),
  from: account.nullish(),
  recipient: account.nullish(),
  text: z.string().nullish(),
  name: z.string().max(500).nullish(),
  deliveryMode: z.string().max(100).nullish(),
  replyToId: id.nullish(),
  locale: words,
  textFormat: words,
  inputHint: words,
  topicName: words,
  callerId: words,
  timestamp: z.union([z.string(), z.number()]).nullish(),
  localTimestamp: z.union([z.string(), z.number()]).nullish(),
  expiration: z.union([z.string(), z.number()]).nullish(),
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

/** What botbuilder looks into without asking whether it is there, by the name of the invoke. */
const invoked: Readonly<Record<string, z.ZodType>> = {
  'adaptiveCard/action': z.looseObject({ action: z.looseObject({}) }),
  'composeExtension/query': z.looseObject({
    parameters: z.array(z.looseObject({ name: z.string().nullish() })).nullish(),
    queryOptions: z.looseObject({}).nullish(),
  }),
  'composeExtension/queryLink': z.looseObject({ url: z.string().nullish() }),
  'composeExtension/anonymousQueryLink': z.looseObject({ url: z.string().nullish() }),
};

/** What is wrong with a body as an activity, or undefined. Example: {} → type: … */
export function problemOf(body: unknown): string | undefined {
  const read = activity.safeParse(body);
  const value = read.success && read.data.type === 'invoke' ? invoked[read.data.name ?? ''] : undefined;
  const error = read.error ?? value?.safeParse((body as { value?: unknown }).value).error;
  if (!error) return undefined;
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not an activity'}`;
}
