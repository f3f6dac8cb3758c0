import { COURTESY } from '../../language/zh/courtesies.ts';
import {
  CONTRASTS,
  CORRECTED_END,
  CORRECTIONS,
  EACH_NUMBER,
  NEXT_SEVERAL,
  NEXT_YEAR,
  NUMBER_ALONE,
  PARTS_STEPPED,
  PLACE_CORRECTED,
  STEP_BACK,
  STEP_ON,
  STEP_TO_PART,
  STEPS_AWAY,
  UPWARDS,
  YEAR_ALONE,
  YEAR_NAMED,
} from '../../language/zh/follow-ups.ts';
import { toNumber } from '../../structure/numerals.ts';
import { fold } from '../fold.ts';
import type { Concept } from './concepts.ts';
import { dot, type Embedding, unit } from './embedding.ts';
import type { NeighbourStep, Understanding } from './understanding.ts';

/**
 * Follow-ups: an incomplete question is completed from the turns before; a complete one is left alone.
 */

/** The concepts of the question before without those that the new question puts others in place of. */
export function withoutContrasts(before: readonly Concept[], question: string): Concept[] {
  const replaced = CONTRASTS.filter((set) => set.some((word) => question.includes(word)));
  const year = YEAR_NAMED.test(question);
  return before.filter(
    ({ said }) => !(replaced.some((set) => set.includes(said)) || (year && YEAR_ALONE.test(said))),
  );
}

/** 上一条 → −1, 下一条 → +1, 再往下数两条 → +2 against the article named before; 下一款 → +1 against its paragraph. */
export function neighbourStep(question: string): NeighbourStep | undefined {
  const way = (said: string): number => (UPWARDS.includes(said) ? -1 : 1);
  const all = NEXT_SEVERAL.exec(question)?.groups;
  if (all) return { by: toNumber(all.count!)! * way(all.way!), of: 'article', each: true };
  const far = STEPS_AWAY.exec(question)?.groups;
  if (far) return { by: toNumber(far.count!)! * way(far.way!), of: 'article' };
  const part = STEP_TO_PART.exec(question)?.groups;
  if (part) return { by: way(part.way!), of: PARTS_STEPPED[part.part!]! };
  if (STEP_BACK.test(question)) return { by: -1, of: 'article' };
  if (STEP_ON.test(question)) return { by: 1, of: 'article' };
  return undefined;
}

/** 那54呢, 46 47 一起 after a question that named an article: the numbers of others. */
export function numbersAlone(question: string): number[] {
  const { number, asked, several } = NUMBER_ALONE.exec(question)?.groups ?? {};
  const said = number ?? asked ?? several;
  return (said?.match(EACH_NUMBER) ?? []).map((n) => toNumber(n)!);
}

/** The years asked for after those of the question before: the same, or 第二年 the one that followed. */
export function yearsAfter(before: readonly string[], question: string): readonly string[] {
  if (!NEXT_YEAR.test(question)) return before;
  return before.map((year) => String(Number(year) + 1));
}

/** A message without what it says is wrong: of 不是省里的,我问的是宁波 the province is not what is asked about. Lengths are kept. */
export function withoutWrong(message: string): string {
  const text = message.replace(PLACE_CORRECTED, (said) => ' '.repeat(said.length));
  const m = CORRECTIONS.map((pattern) => pattern.exec(text)).find(
    (found) => found?.groups?.wrong !== undefined,
  );
  if (!m) return text;
  const wrong = m.groups!.wrong!;
  const at = text.indexOf(wrong, m.index);
  return text.slice(0, at) + ' '.repeat(wrong.length) + text.slice(at + wrong.length);
}

/** A message of courtesy only. */
export function isCourtesy(question: string): boolean {
  return COURTESY.test(question);
}

/**
 * The question before as a message puts it right: 不是餐馆,是渔船 names what is wrong; 写错了,是木器厂 leaves that to be found, as what
 * lies nearest to the right word. Undefined where the message corrects nothing.
 */
export function correctedTurn(
  message: string,
  turns: readonly string[],
  { nouns, concepts, normalized }: Understanding,
  embedding: Embedding,
): string | undefined {
  const groups = CORRECTIONS.map((pattern) => pattern.exec(message)?.groups).find((g) => g !== undefined);
  const right = groups?.right?.replace(CORRECTED_END, '');
  if (!right) return undefined;
  const { wrong } = groups!;
  const holding = wrong === undefined ? undefined : turns.findLast((turn) => turn.includes(wrong));
  if (holding !== undefined) return holding.replaceAll(wrong!, right);
  const meant = unit(embedding.of(fold(right)));
  const likeness = (word: string) => dot(meant, unit(embedding.of(fold(word))));
  const said = new Set([...nouns, ...concepts.map((c) => c.said)]);
  const [nearest] = [...said]
    .filter((word) => word.length > 1 && normalized.includes(word))
    .sort((a, b) => likeness(b) - likeness(a));
  return nearest && normalized.replaceAll(nearest, right);
}
