import type { Destination } from '../../access/sender.ts';
import { remark } from '../../conversation/reply.ts';
import { messagesOf } from './messages.ts';
import type { People } from './people.ts';
import type { RobotApi, RobotTarget } from './robot-api.ts';
import type { SendQueue } from './send-queue.ts';

/** Names a person in a setting, where no conversation is known. Example: staff:manager0001 */
const STAFF = /^staff:/;

/** Says plain words in a conversation without having been spoken to. @throws DingTalkError */
export async function speakInDingTalk(
  { api, people, queue }: { readonly api: RobotApi; readonly people: People; readonly queue: SendQueue },
  { conversation }: Destination,
  text: string,
): Promise<void> {
  const place = await placeOf(conversation, people);
  for (const message of messagesOf(remark(text), () => undefined))
    await queue.pass(conversation, () => api.send(place, message));
}

/** A conversation with one person has an id as groups have; whose it is, is remembered. */
async function placeOf(conversation: string, people: People): Promise<RobotTarget> {
  if (STAFF.test(conversation)) return { staff: conversation.replace(STAFF, '') };
  const staff = await people.staffOf(conversation);
  return staff ? { staff } : { group: conversation };
}
