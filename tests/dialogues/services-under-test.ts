import type { Knowledge } from '../../bot/commands/turn.ts';
import { followStore } from '../../bot/conversation/follow-store.ts';
import { memoryStorage } from '../../bot/conversation/memory-storage.ts';
import type { Services } from '../../bot/conversation/services.ts';
import type { FeedbackRecord } from '../../bot/records/feedback.ts';
import type { QuestionRecord } from '../../bot/records/question-log.ts';
import { NOW, openShelf } from '../bot/reader-shelf.ts';

const PLACE = { document: 'example-report', at: '一(一)2' };

/** Invented word lists for the invented shelf. */
export const WORDS: Pick<Knowledge, 'glossary' | 'paths'> = {
  glossary: [
    { term: '演练', aliases: ['练兵'], note: '报告说开展了演练。', where: [{ ...PLACE, kind: 'mentions' }] },
    { term: '险情', aliases: [], where: [{ document: 'example-flood', at: '第二条', kind: 'explains' }] },
  ],
  paths: [
    {
      id: 'first-day',
      title: '第一天',
      audience: '新同事',
      steps: Array.from({ length: 6 }, (_, i) => ({ ...PLACE, why: `理由${i + 1}` })),
      check: Array.from({ length: 5 }, (_, i) => ({
        question: `自测${i + 1}`,
        ...PLACE,
        answer: '开展演练',
      })),
    },
  ],
};

/** Opened once: a library is immutable. */
let shelf: ReturnType<typeof openShelf> | undefined;

export interface UnderTest {
  readonly services: Services;
  readonly questions: QuestionRecord[];
  readonly votes: FeedbackRecord[];
  readonly warnings: string[];
  readonly spoken: { to: string; text: string }[];
}

/** The services of turns over the invented shelf, with what was recorded by them. */
export async function servicesUnderTest(changed: Partial<Services> = {}): Promise<UnderTest> {
  shelf ??= openShelf();
  const knowledge = { library: await shelf, ...WORDS };
  const questions: QuestionRecord[] = [];
  const votes: FeedbackRecord[] = [];
  const warnings: string[] = [];
  const spoken: { to: string; text: string }[] = [];
  let serial = 0;
  const services: Services = {
    knowledge: async () => knowledge,
    storage: memoryStorage(),
    follows: followStore(memoryStorage()),
    questions: { record: async (entry) => void questions.push(entry), close: async () => {} },
    feedback: { record: async (entry) => void votes.push(entry), close: async () => {} },
    now: NOW,
    newId: () => `${(++serial).toString(16).padStart(8, 'a')}`,
    publicUrl: 'https://zhiyi.example',
    memoryHours: 12,
    speak: async (to, text) => void spoken.push({ to: to.conversation, text }),
    warn: (message) => void warnings.push(message),
    ...changed,
  };
  return { services, questions, votes, warnings, spoken };
}
