import type { Vote } from '../../conversation/record-feedback.ts';
import type { Activity } from './activity.ts';

const ACTIONS = { LikeAction: 'like', DislikeAction: 'dislike' } as const;

/** A thumb of Web Chat: an event that carries the vote which the answer's entity offered. */
export function readVote(activity: Pick<Activity, 'name' | 'entities' | 'value'>): Vote | undefined {
  if (activity.name !== 'webchat:activity-status/feedback') return undefined;
  for (const entity of activity.entities ?? []) {
    const { '@type': type, identifier } = entity as { '@type'?: unknown; identifier?: unknown };
    const reaction = ACTIONS[type as keyof typeof ACTIONS];
    if (!reaction) continue;
    const meant = typeof identifier === 'string' ? { turn: identifier } : {};
    // Why, told after the thumb was counted.
    const { comment } = (activity.value ?? {}) as { comment?: unknown };
    return typeof comment === 'string' && comment !== ''
      ? { reaction: 'comment', comment, ...meant }
      : { reaction, ...meant };
  }
  return undefined;
}

/**
 * Feedback of the Teams loop. The comment comes as a JSON string {"feedbackText": …} or as a plain string.
 * Anything else is none.
 * @param reply id of the reply that it stands under
 */
export function readSubmittedFeedback(value: unknown, reply?: string): Vote | undefined {
  const action =
    (value as { actionName?: unknown; actionValue?: { reaction?: unknown; feedback?: unknown } }) ?? {};
  const { reaction, feedback } = action.actionValue ?? {};
  if (action.actionName !== 'feedback' || (reaction !== 'like' && reaction !== 'dislike')) return undefined;
  const comment = commentOf(feedback);
  return { reaction, ...(comment ? { comment } : {}), ...(reply ? { reply } : {}) };
}

function commentOf(feedback: unknown): string {
  if (typeof feedback !== 'string') return '';
  try {
    const { feedbackText } = JSON.parse(feedback) as { feedbackText?: unknown };
    return typeof feedbackText === 'string' ? feedbackText : '';
  } catch {
    return feedback;
  }
}
