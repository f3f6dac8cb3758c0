import type { Activity } from 'botbuilder';

/** The Adaptive Card of a reply. */
export function cardOf(activity: Partial<Activity> | undefined): Record<string, unknown> {
  const card = activity?.attachments?.find(
    (a) => a.contentType === 'application/vnd.microsoft.card.adaptive',
  );
  if (!card) throw new Error('the reply has no card');
  return card.content as Record<string, unknown>;
}

/** All words of a card, in order. */
export function wordsOf(element: unknown): string {
  if (Array.isArray(element)) return element.map(wordsOf).join('\n');
  if (element === null || typeof element !== 'object') return '';
  const { text, title, ...rest } = element as Record<string, unknown>;
  const own = [text, title].filter((v) => typeof v === 'string').join('\n');
  return [own, ...['body', 'items', 'inlines', 'actions', 'columns'].map((k) => wordsOf(rest[k]))].join('\n');
}

/** What a reader sees of a reply: its text, or in Teams, where it has none, the words of its card. */
export function shown(activity: Partial<Activity> | undefined): string {
  if (!activity) return '';
  return activity.text ?? (activity.attachments ? wordsOf(cardOf(activity)) : '');
}
