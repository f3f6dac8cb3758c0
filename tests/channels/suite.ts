import { expect, test } from 'vitest';
import type { Services } from '../../bot/conversation/services.ts';
import type { FeedbackRecord } from '../../bot/records/feedback.ts';
import { openLibrary } from '../../indexer/index.ts';
import { NOW } from '../bot/reader-shelf.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';
import { ORDINANCE, servicesThatImport, TORN } from './taken-in.ts';

/** One message as it came back: what its reader sees, and how much went over the wire. */
export interface Shown {
  readonly text: string;
  /** Characters of the whole message. */
  readonly size: number;
}

export interface Said {
  /** Of the message; edits and deletions name it. */
  readonly id?: string;
  /** With a mention of the bot. */
  readonly mention?: boolean;
  /** Names of files that come with it and cannot be read. */
  readonly files?: readonly string[];
  /** A draft that comes with it, as a file of text. */
  readonly draft?: { readonly name: string; readonly words: string };
  /** Somebody else in the same conversation. */
  readonly other?: boolean;
  /** The message that it answers: one of the replies, counted from 0, or words of somebody else. */
  readonly quoted?: number | string;
  /** Words of a message that is forwarded with it. */
  readonly forwarded?: string;
  /** Names of people who are mentioned beside the bot. */
  readonly others?: readonly string[];
}

/** A conversation by way of a channel. */
export interface Talk {
  say(text: string, said?: Said): Promise<Shown[]>;
  /** Changes a message; what its reply shows now. */
  edit?(id: string, text: string): Promise<Shown[]>;
  /** Takes a message back; whether the reply to it went too. */
  remove?(id: string): Promise<boolean>;
  /** A thumb down under the last reply. */
  dislike(): Promise<void>;
  readonly votes: FeedbackRecord[];
}

export interface Setting {
  readonly group?: boolean;
  readonly services?: Partial<Services>;
  /** Turns at once. */
  readonly slots?: number;
}

export interface ChannelUnderTest {
  readonly name: string;
  open(setting?: Setting): Promise<Talk>;
  /** Cases that a channel cannot have, each with its reason. */
  readonly exceptions: Partial<Record<Case, string>>;
}

const ARTICLE = '示例省防汛条例第三条';
const seen = (messages: readonly Shown[]): string => messages.map((m) => m.text).join('\n');

const CASES = {
  async question({ open }: ChannelUnderTest) {
    const talk = await open();
    const replies = await talk.say('险情解除后几天内报告');
    expect(replies).toHaveLength(1);
    expect(seen(replies)).toMatch(/十日内报告[\s\S]*《示例省防汛条例》/);
  },
  async 'follow-up'({ open }: ChannelUnderTest) {
    const talk = await open();
    await talk.say(ARTICLE);
    expect(seen(await talk.say('上一条呢'))).toContain('所称险情');
  },
  async 'choice by number'({ open }: ChannelUnderTest) {
    const talk = await open();
    await talk.say('险情解除后几天内报告');
    expect(seen(await talk.say('1'))).toContain('加固堤坝');
  },
  async refusal({ open }: ChannelUnderTest) {
    const talk = await open();
    expect(seen(await talk.say('食堂午餐补贴多少'))).toMatch(/没有/);
  },
  async comparison({ open }: ChannelUnderTest) {
    const talk = await open();
    expect(seen(await talk.say('对照 防汛条例 第三条'))).toMatch(
      /2019[\s\S]*2023[\s\S]*防汛指挥机构[\s\S]*半/,
    );
  },
  async feedback({ open }: ChannelUnderTest) {
    const talk = await open();
    await talk.say(ARTICLE);
    await talk.dislike();
    await talk.say('反馈 应引新版');
    expect(talk.votes).toMatchObject([
      { reaction: 'dislike', question: ARTICLE },
      { reaction: 'comment', comment: '应引新版' },
    ]);
  },
  async mention({ open }: ChannelUnderTest) {
    const talk = await open({ group: true });
    expect(await talk.say(ARTICLE)).toEqual([]);
    expect(seen(await talk.say(ARTICLE, { mention: true }))).toContain('每半年');
    expect(seen(await talk.say('', { mention: true }))).toContain('我是知依');
  },
  async group({ open }: ChannelUnderTest) {
    const talk = await open({ group: true });
    await talk.say(ARTICLE, { mention: true });
    expect(seen(await talk.say('上一条', { mention: true, other: true }))).toContain('还没有看过');
    expect(seen(await talk.say('上一条', { mention: true }))).toContain('所称险情');
  },
  async 'long answer'({ open }: ChannelUnderTest) {
    const talk = await open({ services: { knowledge: longLaw } });
    const [reply] = await talk.say('原文 《示例长法》第一条');
    expect(reply?.text).toContain('各单位应当每天巡查堤坝');
    expect(reply?.size).toBeLessThanOrEqual(50_000);
  },
  async 'unread file'({ open }: ChannelUnderTest) {
    const talk = await open();
    const replies = await talk.say(ARTICLE, { files: ['方案.docx'] });
    expect(seen(replies)).toMatch(/每半年[\s\S]*没有读(?:附件.|《)方案\.docx/);
  },
  async 'edited message'({ open }: ChannelUnderTest) {
    const talk = await open();
    await talk.say(ARTICLE, { id: 'q1' });
    expect(seen((await talk.edit?.('q1', '示例省防汛条例第一条')) ?? [])).toMatch(/[)）]第一条/u);
  },
  async 'deleted message'({ open }: ChannelUnderTest) {
    const talk = await open();
    await talk.say(ARTICLE, { id: 'q1' });
    expect(await talk.remove?.('q1')).toBe(true);
    expect(seen(await talk.say('上一条'))).toContain('还没有看过');
  },
  async 'quoted answer'({ open }: ChannelUnderTest) {
    const talk = await open();
    await talk.say(ARTICLE);
    await talk.say('示例省防汛条例第一条');
    expect(seen(await talk.say('上一条呢', { quoted: 0 }))).toContain('所称险情');
    expect(seen(await talk.say('你回答错了', { quoted: 0 }))).toContain('记下了');
    expect(talk.votes).toMatchObject([{ reaction: 'dislike', question: ARTICLE }]);
  },
  async 'follow-up on what is quoted'({ open }: ChannelUnderTest) {
    const talk = await open();
    await talk.say('示例省防汛条例第四条');
    await talk.say('示例省防汛条例第一条');
    expect(seen(await talk.say('第二款呢', { quoted: 0 }))).toContain('十日内报告');
    await talk.say('示例省防汛条例第一条');
    expect(seen(await talk.say('那第二款呢', { quoted: '示例省防汛条例第四条' }))).toContain('十日内报告');
  },
  async 'choice of a quoted answer'({ open }: ChannelUnderTest) {
    const talk = await open();
    await talk.say('险情解除后几天内报告');
    await talk.say(ARTICLE);
    expect(seen(await talk.say('1', { quoted: 0 }))).toContain('加固堤坝');
    expect(seen(await talk.say('还有吗', { quoted: 0 }))).not.toContain('还没有提过问题');
  },
  async 'quoted answer to another'({ open }: ChannelUnderTest) {
    const talk = await open({ group: true });
    await talk.say(ARTICLE, { mention: true });
    const other = { mention: true, other: true };
    expect(seen(await talk.say('上一条', { ...other, quoted: 0 }))).toContain('所称险情');
  },
  async 'quoted message of another'({ open }: ChannelUnderTest) {
    const talk = await open({ group: true });
    const quoted = '险情解除后几天内报告';
    expect(seen(await talk.say('', { mention: true, quoted }))).toContain('十日内报告');
  },
  async 'forwarded message'({ open }: ChannelUnderTest) {
    const talk = await open();
    expect(seen(await talk.say('', { forwarded: '险情解除后几天内报告' }))).toContain('十日内报告');
  },
  async 'several mentioned'({ open }: ChannelUnderTest) {
    const talk = await open({ group: true });
    const said = { mention: true, others: ['小李', '老张'] };
    expect(seen(await talk.say('险情解除后几天内报告', said))).toContain('十日内报告');
  },
  async 'pictures only'({ open }: ChannelUnderTest) {
    const talk = await open();
    await talk.say(ARTICLE);
    expect(seen(await talk.say('🙏'))).toContain('不客气');
    expect(seen(await talk.say('👍'))).toContain('记下了');
    expect(seen(await talk.say('上一条'))).toContain('所称险情');
    expect(talk.votes).toMatchObject([{ reaction: 'like', question: ARTICLE }]);
  },
  async 'file alone'({ open }: ChannelUnderTest) {
    const talk = await open();
    expect(seen(await talk.say('', { files: ['方案.docx'] }))).toMatch(/没有读(?:附件.|《)方案\.docx/);
  },
  async 'draft to check'({ open }: ChannelUnderTest) {
    const talk = await open();
    const draft = { name: '通知.txt', words: '依照《示例省防汛条例》第九十条办理。' };
    expect(seen(await talk.say('', { draft }))).toMatch(/通知\.txt.核对了1处[\s\S]*没有第九十条/);
    expect(seen(await talk.say('上一条'))).toContain('还没有看过');
  },
  async 'official text to take in'({ open }: ChannelUnderTest) {
    const talk = await open({ services: servicesThatImport() });
    expect(seen(await talk.say('', { draft: ORDINANCE }))).toContain('导入为官方文本');
    expect(seen(await talk.say('1'))).toMatch(/已导入《示例省防汛条例》：5条/);
    expect(seen(await talk.say('示例省防汛条例第三条'))).toContain('虚构的队长可以强制转移');
    expect(seen(await talk.say('', { draft: TORN }))).toContain('导入为官方文本');
    expect(seen(await talk.say('1'))).toMatch(/没有导入[\s\S]*未通过/);
    // Who may not is offered nothing.
    const other = await open();
    expect(seen(await other.say('', { draft: ORDINANCE }))).not.toContain('导入为官方文本');
  },
  async error({ open }: ChannelUnderTest) {
    const talk = await open({ services: { knowledge: () => Promise.reject(new Error('on purpose')) } });
    const replies = await talk.say(ARTICLE);
    expect(seen(replies)).toMatch(/没能处理好[\s\S]*编号 [0-9a-f]{8}/);
    expect(seen(replies)).not.toContain('on purpose');
  },
  async busy({ open }: ChannelUnderTest) {
    const talk = await open({ slots: 0 });
    expect(seen(await talk.say(ARTICLE))).toContain('现在提问的人太多');
  },
} satisfies Record<string, (channel: ChannelUnderTest) => Promise<void>>;

export type Case = keyof typeof CASES;

/** Every case against one channel; what it cannot have is listed as skipped, with the reason. */
export function channelSuite(channel: ChannelUnderTest): void {
  for (const [name, run] of Object.entries(CASES)) {
    const reason = channel.exceptions[name as Case];
    if (reason) test.skip(`${channel.name}: ${name} (${reason})`, () => undefined);
    else test(`${channel.name}: ${name}`, () => run(channel));
  }
}

let law: ReturnType<typeof openLibrary> | undefined;

/** A law of one article that fits into no message. */
async function longLaw() {
  law ??= openLibrary({
    dirs: [
      knowledgeFolder({
        'long.md': knowledgeFile(
          { id: 'example-long-law', title: '示例长法' },
          `第一条 ${'各单位应当每天巡查堤坝,发现问题及时报告。'.repeat(2500)}\n`,
        ),
      }),
    ],
    now: NOW,
  });
  return { library: await law, glossary: [], paths: [] };
}
