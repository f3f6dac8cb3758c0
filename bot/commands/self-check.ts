import type { Action } from '../answers/action.ts';
import { SEE_ANSWER, show } from './onboarding.ts';
import type { Reply, Turn } from './turn.ts';

/** Longest message that may be an answer: the self-check asks for a figure or a few words. */
const SHORT_ANSWER = 20;
/** An amount, a number, a letter, or a shrug: no question that the texts could answer. */
const GUESS =
  /^(?:[a-d]|[\d.,]{1,12}\s?(?:%|[万亿千百]{0,2}(?:元|人|项|次|家|起|件|天|日|年|小时)?)|不知道|不清楚|忘了|不会)$/iu;

/**
 * What is typed right after a question of the self-check: its answer follows, and whether the words typed are in it. A
 * question on something else is none.
 */
export function tried(turn: Turn): Reply | undefined {
  const { reading, choices } = turn.memory;
  const path = reading && turn.knowledge.paths.find((p) => p.id === reading.path);
  if (!path || choices.length !== 1 || !isSeeAnswer(choices[0])) return undefined;
  const at = reading.step - 1 - path.steps.length;
  const check = at >= 0 && at % 2 === 0 ? path.check[at / 2] : undefined;
  const typed = squeezed(turn.text);
  // 1 picks the only choice, which is to see the answer.
  if (!check || typed === '1' || typed === '' || typed.length > SHORT_ANSWER) return undefined;
  const right = typed.length > 1 && squeezed(check.answer).includes(typed);
  if (!right && !GUESS.test(typed)) return undefined;
  return show(turn, path, reading.step, [right ? '答对了。' : '请对照原文。']);
}

/** Actions of memory are copies: they are told by what they say. */
function isSeeAnswer(action: Action | undefined): boolean {
  const { action: own } = SEE_ANSWER;
  return own.verb === 'command' && action?.verb === 'command' && action.name === own.name;
}

function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s,。!?]/gu, '')
    .toLowerCase();
}
