import fc from 'fast-check';
import type { Random } from './random.ts';

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '防汛', '<at>知依</at>'),
);
const junk = fc.jsonValue({ maxDepth: 3 });
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 50, arbitrary: value as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: junk });

const account = fc.record(
  { id: maybe(word), name: maybe(word), role: maybe(word), aadObjectId: maybe(word) },
  { requiredKeys: ['id'] },
);

/** Activities by the schema, a field now and then of another type. Source: Bot Framework Activity schema. */
const activity = fc.record(
  {
    type: maybe(
      fc.constantFrom(
        'message',
        'messageUpdate',
        'messageDelete',
        'messageReaction',
        'conversationUpdate',
        'installationUpdate',
        'event',
        'invoke',
        'typing',
        'endOfConversation',
        'handoff',
        'trace',
        'unheard-of',
      ),
    ),
    id: maybe(word),
    name: maybe(
      fc.constantFrom(
        'adaptiveCard/action',
        'composeExtension/query',
        'composeExtension/selectItem',
        'composeExtension/queryLink',
        'message/submitAction',
        'task/fetch',
        'task/submit',
        'signin/verifyState',
        'fileConsent/invoke',
        'config/fetch',
        'tab/fetch',
        'application/search',
        'actionableMessage/executeAction',
        'unheard/of',
      ),
    ),
    channelId: maybe(
      fc.constantFrom('msteams', 'webchat', 'emulator', 'directline', 'AseChannel', 'unheard-of'),
    ),
    timestamp: maybe(fc.constantFrom('2024-06-01T00:00:00Z', 'yesterday', '', '0000-99-99')),
    localTimestamp: maybe(fc.constantFrom('2024-06-01T08:00:00+08:00', '')),
    expiration: maybe(fc.constantFrom('2034-06-01T00:00:00Z', 'never')),
    conversation: maybe(
      fc.record(
        {
          id: maybe(fc.constantFrom('a', 'b', '19:x@thread.v2')),
          isGroup: maybe(fc.boolean()),
          conversationType: maybe(fc.constantFrom('personal', 'groupChat', 'channel')),
          tenantId: maybe(word),
        },
        { requiredKeys: ['id'] },
      ),
    ),
    from: maybe(account),
    recipient: maybe(account),
    text: maybe(word),
    textFormat: maybe(word),
    locale: maybe(word),
    membersAdded: maybe(fc.array(maybe(account), { maxLength: 3 })),
    membersRemoved: maybe(fc.array(maybe(account), { maxLength: 3 })),
    reactionsAdded: maybe(fc.array(maybe(fc.record({ type: word })), { maxLength: 2 })),
    entities: maybe(
      fc.array(
        maybe(
          fc.record(
            {
              type: maybe(fc.constantFrom('mention', 'clientInfo', 'https://schema.org/VoteAction')),
              text: maybe(word),
              mentioned: maybe(account),
              actionOption: maybe(fc.constantFrom('upvote', 'downvote')),
            },
            { requiredKeys: [] },
          ),
        ),
        { maxLength: 3 },
      ),
    ),
    attachments: maybe(
      fc.array(maybe(fc.record({ contentType: maybe(word), content: junk, contentUrl: maybe(word) })), {
        maxLength: 2,
      }),
    ),
    value: maybe(
      fc.record(
        {
          say: maybe(word),
          vote: maybe(fc.constantFrom('like', 'dislike')),
          action: maybe(
            fc.record({
              type: maybe(word),
              verb: maybe(fc.constantFrom('say', 'x')),
              data: maybe(fc.record({ say: maybe(word) })),
            }),
          ),
          actionName: maybe(fc.constantFrom('feedback', 'x')),
          actionValue: maybe(fc.record({ reaction: maybe(fc.constantFrom('like', 'x')), feedback: junk })),
          commandId: maybe(word),
          parameters: maybe(
            fc.array(maybe(fc.record({ name: maybe(word), value: maybe(word) })), { maxLength: 2 }),
          ),
          queryOptions: maybe(fc.record({ skip: junk, count: junk })),
          url: maybe(word),
        },
        { requiredKeys: [] },
      ),
    ),
    channelData: maybe(
      fc.record(
        { tenant: junk, team: junk, eventType: maybe(word), source: junk, feedbackLoop: junk },
        { requiredKeys: [] },
      ),
    ),
    replyToId: maybe(word),
    relatesTo: junk,
    callerId: maybe(word),
    summary: maybe(word),
    speak: maybe(word),
    inputHint: maybe(word),
    topicName: maybe(word),
    deliveryMode: maybe(fc.constantFrom('expectReplies', 'normal', 'x')),
  },
  { requiredKeys: ['type', 'conversation'] },
);

/** So many activities as they would come over the wire, the same for the same seed; every fourth with bytes changed. */
export function oddActivities(seed: number, count: number, random: Random): Buffer[] {
  // A reply that is not in the response would have to go to an address; these are about what comes in.
  return fc.sample(activity, { seed, numRuns: count }).map((made, i) => {
    const body = Buffer.from(
      JSON.stringify({ serviceUrl: '', ...made, deliveryMode: made.deliveryMode ?? 'expectReplies' }),
    );
    return i % 4 === 3 ? mutated(body, random) : body;
  });
}

function mutated(body: Buffer, random: Random): Buffer {
  const out = Buffer.from(body);
  switch (random.below(4)) {
    case 0:
      return out.subarray(0, random.below(out.length));
    case 1:
      for (let n = random.below(5) + 1; n > 0; n--) out[random.below(out.length)] = random.below(256);
      return out;
    case 2: {
      const at = random.below(out.length);
      return Buffer.concat([out.subarray(0, at), out.subarray(random.below(out.length)), out.subarray(at)]);
    }
    default:
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), out]);
  }
}
