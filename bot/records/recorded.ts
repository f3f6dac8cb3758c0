import type { Metrics } from './metrics.ts';
import type { QuestionLog, QuestionRecord } from './question-log.ts';

/** A question log that counts each turn, and writes a line about it, whether or not it can be stored. */
export function recorded(
  log: QuestionLog,
  metrics: Pick<Metrics, 'turn'>,
  line: (fields: Pick<QuestionRecord, 'turn' | 'channel' | 'outcome' | 'ms'> & { passages: number }) => void,
): QuestionLog {
  return {
    record(entry, from) {
      const { turn, channel, outcome, ms, passages } = entry;
      metrics.turn(channel, outcome, ms);
      line({ turn, channel, outcome, ms, passages: passages.length });
      return log.record(entry, from);
    },
    close: () => log.close(),
  };
}
