import { z } from 'zod';

/** What is absent, null or of another type is not there: the service adds and changes fields. */
const lenient = <T extends z.ZodType>(type: T) => type.nullish().catch(undefined);
const text = lenient(z.string());

/**
 * A message as the robot is told of it, in stream frames and HTTP callbacks alike. Only what is read is kept: ids that
 * follow a person across organisations (unionId) go no further. Source: DingTalk's page on receiving robot messages;
 * quotes, which it does not describe, as public adapters report them.
 */
const robotMessage = z.object({
  msgId: z.string().min(1),
  msgtype: z.string(),
  conversationId: z.string().min(1),
  /** 1: one person and the robot; 2: a group. */
  conversationType: z.coerce.string(),
  senderId: text,
  /** Of a member of the organisation only. */
  senderStaffId: text,
  senderNick: text,
  senderCorpId: text,
  chatbotCorpId: text,
  chatbotUserId: text,
  robotCode: text,
  sessionWebhook: text,
  /** Milliseconds since 1970. */
  sessionWebhookExpiredTime: lenient(z.coerce.number()),
  isInAtList: lenient(z.boolean()),
  text: lenient(
    z.object({ content: text, isReplyMsg: lenient(z.boolean()), repliedMsg: z.unknown().optional() }),
  ),
  content: z.unknown().optional(),
  /** Key under which the quoted message was sent, where the robot sent it by the API. */
  originalProcessQueryKey: text,
});

export type RobotMessage = z.infer<typeof robotMessage>;

/** A message, read; undefined for what is none. @param data an object, or JSON of one */
export function readRobotMessage(data: unknown): RobotMessage | undefined {
  return robotMessage.safeParse(typeof data === 'string' ? parsed(data) : data).data;
}

/** Content of a message or of a quoted one: an object, or JSON of one. */
export function contentOf(content: unknown): Readonly<Record<string, unknown>> {
  const read = typeof content === 'string' ? parsed(content) : content;
  return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
