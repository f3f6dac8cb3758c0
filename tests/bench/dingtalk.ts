import { setTimeout as pause } from 'node:timers/promises';
import { APP, gateway } from '../channels/dingtalk/gateway.ts';
import { robotMessage, TOPIC_MESSAGE, words } from '../channels/dingtalk/messages.ts';
import { type BenchRow, median } from './bench-row.ts';
import { startBot } from './bot-process.ts';
import { chatQuestions } from './chat-questions.ts';

const ROUNDS = 5;
const ROUND = 300;
const WARM_UPS = 4;

/** The product, built, in the emulator of DingTalk: a stream frame in, a Markdown message by webhook out. */
export async function benchDingTalk(): Promise<BenchRow[]> {
  const own = await gateway({ now: () => new Date() });
  const bot = await startBot('product', {
    ZHIYI_DINGTALK_CLIENT_ID: APP.clientId,
    ZHIYI_DINGTALK_CLIENT_SECRET: APP.clientSecret,
    ZHIYI_DINGTALK_API: own.url,
    ZHIYI_DINGTALK_WEBHOOK_HOSTS: '127.0.0.1',
  });
  const questions = await chatQuestions();
  let asked = 0;
  /** Everybody asks once: the service takes few messages a minute to one conversation. */
  const round = async (): Promise<{ rate: number; processorMs: number }> => {
    const [before, began, used] = [own.sent.length, performance.now(), bot.processorMs()];
    for (let i = 0; i < ROUND; i++) {
      const content = words(questions[asked % questions.length]!);
      void own.push(TOPIC_MESSAGE, robotMessage(own, content, { staff: `staff${asked++}` }));
    }
    while (own.sent.length < before + ROUND) await pause(2);
    const seconds = (performance.now() - began) / 1000;
    return { rate: ROUND / seconds, processorMs: (bot.processorMs() - used) / ROUND };
  };
  try {
    await own.connected();
    for (let i = 0; i < WARM_UPS; i++) await round();
    const rounds = [];
    for (let i = 0; i < ROUNDS; i++) rounds.push(await round());
    return [
      { name: 'processor time of an answer', value: median(rounds.map((r) => r.processorMs)), unit: 'ms' },
      { name: 'answers, emulator included', value: median(rounds.map((r) => r.rate)), unit: '/s' },
      { name: `memory after ${asked.toLocaleString('en-US')} turns`, value: bot.rss(), unit: 'MB' },
    ];
  } finally {
    await bot.stop();
    await own.close();
  }
}
