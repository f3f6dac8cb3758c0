import { onTestFinished } from 'vitest';
import type { Setting, Shown, Talk } from '../suite.ts';
import { buttonsOf, quoting, visible, words } from './messages.ts';
import type { Sent } from './robot-service.ts';
import { robotUnderTest } from './robot-under-test.ts';

/** A conversation in DingTalk, by stream frames and webhooks of the emulator. */
export async function dingtalkTalk({ group = false, services, slots }: Setting = {}): Promise<Talk> {
  const robot = await robotUnderTest({
    ...(services ? { services } : {}),
    ...(slots === undefined ? {} : { slots }),
  });
  onTestFinished(() => robot.close());
  const shown = ({ title, text }: Sent): Shown => ({ text: visible(text), size: title.length + text.length });
  let last: Sent | undefined;
  const replies: Sent[] = [];
  return {
    votes: robot.votes,
    async say(
      text,
      { mention = false, files = [], draft, other = false, quoted, forwarded, others = [] } = {},
    ) {
      // The service tells the robot of nothing in a group that does not name it.
      if (group && !mention) return [];
      const who = { group, staff: other ? 'manager0002' : 'manager0001' };
      const content =
        quoted === undefined
          ? forwarded === undefined
            ? words(`${others.map((name) => `@${name} `).join('')}${text}`, group)
            : { msgtype: 'chatRecord', content: { summary: forwarded } }
          : quoting(
              text,
              typeof quoted === 'string' ? { words: quoted } : { words: replies[quoted]?.text ?? '' },
            );
      if (draft) robot.gateway.service.files.set('draft', draft.words);
      const sentFiles = [
        ...files.map((fileName) => ({ fileName, downloadCode: 'x' })),
        ...(draft ? [{ fileName: draft.name, downloadCode: 'draft' }] : []),
      ];
      const isFileAlone = text === '' && sentFiles.length > 0;
      const sent = isFileAlone ? [] : await robot.hear(content, who);
      // A file is a message of its own.
      for (const file of sentFiles) sent.push(...(await robot.hear({ msgtype: 'file', content: file }, who)));
      last = sent.at(-1);
      if (last) replies.push(last);
      return sent.map(shown);
    },
    async dislike() {
      const press = buttonsOf(last?.text ?? '').get('👎 没答到点上');
      if (!press) throw new Error('the reply offers no vote');
      await robot.hear(words(press, group), { group });
    },
  };
}
