import type { Activity } from 'botbuilder';

/** A thumb of Web Chat: an event or message whose entity or value is a vote. */
export function readVote(activity: Activity): 'like' | 'dislike' | undefined {
  const value = activity.value as { vote?: unknown } | undefined;
  if (value?.vote === 'like' || value?.vote === 'dislike') return value.vote;
  for (const entity of activity.entities ?? []) {
    const { type, actionOption } = entity as { type?: string; actionOption?: unknown };
    if (type === 'https://schema.org/VoteAction')
      return actionOption === 'upvote' ? 'like' : actionOption === 'downvote' ? 'dislike' : undefined;
  }
  return undefined;
}

/**
 * Feedback of the Teams loop. The comment comes as a JSON string {"feedbackText": …} or as a plain string.
 * Anything else is none.
 */
export function readSubmittedFeedback(
  value: unknown,
): { reaction: 'like' | 'dislike'; comment?: string } | undefined {
  const action =
    (value as { actionName?: unknown; actionValue?: { reaction?: unknown; feedback?: unknown } }) ?? {};
  const { reaction, feedback } = action.actionValue ?? {};
  if (action.actionName !== 'feedback' || (reaction !== 'like' && reaction !== 'dislike')) return undefined;
  const comment = commentOf(feedback);
  return { reaction, ...(comment ? { comment } : {}) };
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
