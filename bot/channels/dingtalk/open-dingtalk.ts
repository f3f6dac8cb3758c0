import type { Admitted } from '../../access/admission.ts';
import type { Destination } from '../../access/sender.ts';
import type { TurnGate } from '../../access/turn-gate.ts';
import type { Assistant } from '../../conversation/assistant.ts';
import type { Storage } from '../../conversation/storage-port.ts';
import { dingtalkAdmission } from './admission.ts';
import { buttons } from './buttons.ts';
import { cards } from './cards.ts';
import { departments } from './departments.ts';
import { type DingTalkChannel, dingtalkChannel } from './dingtalk-channel.ts';
import { people } from './people.ts';
import { type ApiParts, robotApi } from './robot-api.ts';
import { seenMessages } from './seen-messages.ts';
import { sendQueue } from './send-queue.ts';
import { speakInDingTalk } from './speak.ts';

interface Parts extends ApiParts {
  readonly storage: Storage;
  readonly warn: (message: string, error: unknown) => void;
}

/** DingTalk's side that sends. */
export interface Voice {
  /** Says plain words in a conversation without having been spoken to. */
  speak(to: Destination, text: string): Promise<void>;
  /** The side that listens, which answers by the same queue. */
  channel(listening: Listening): DingTalkChannel;
}

interface Listening {
  readonly assistant: Assistant;
  readonly gate: TurnGate;
  readonly admitted: Admitted;
  /** Ids to which rights to documents are given. */
  readonly rightful: () => Promise<readonly string[]>;
  readonly refused: (reason: string) => void;
}

export function openDingTalk(parts: Parts): Voice {
  const { settings, storage, fetch, now, sleep, warn } = parts;
  const api = robotApi(parts);
  const queue = sendQueue({ perMinute: settings.perMinute, now, sleep });
  const known = people(storage);
  return {
    speak: (to, text) => speakInDingTalk({ api, queue, people: known }, to, text),
    channel: ({ assistant, gate, admitted, rightful, refused }) =>
      dingtalkChannel({
        ...{ api, fetch, queue, assistant, gate, refused, now, warn },
        people: known,
        buttons: buttons(),
        seen: seenMessages(now),
        admit: dingtalkAdmission(admitted, settings),
        address: settings.api,
        ...(settings.cardTemplate ? { cards: cards(storage) } : {}),
        departments: departments({
          ...{ api, now },
          listed: async () => [...admitted.groups, ...(await rightful())],
          failed: (error) => warn('钉钉查不到部门,按不在任何部门处理', error),
        }),
      }),
  };
}
