import type { Activity } from './activity.ts';

/** Names people type when a channel sends no mention entity. */
const OWN_NAME = /^@\s*(?:知依|zhiyi)[\s,:,:]*/iu;

/**
 * The words of a message without any mention of the bot: <at> tags, entities whose text was changed by the client, a
 * typed @知依; non-breaking blanks become blanks. Others who are mentioned keep their names, a card put into the message
 * leaves nothing. A button's message comes as a value.
 */
export function messageText(activity: Activity): string {
  const typed = activity.text ?? sayOf(activity.value) ?? '';
  const unmentioned = mentionsBot(activity) ? withoutMention(activity, typed) : typed;
  return withoutMarkup(unmentioned)
    .replace(/[\u00a0\u2007\u202f]/gu, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/ {2,}/gu, ' ')
    .trim()
    .replace(OWN_NAME, '')
    .trim();
}

function withoutMention(activity: Activity, typed: string): string {
  const [own] = mentionsOf(activity);
  const stripped = own?.text ? typed.replace(own.text, '').trim() : typed;
  const name = activity.recipient?.name;
  // A client may send the entity with another text than the message has.
  const tags = [...stripped.matchAll(/<at(?:\s[^<>]{0,80})?>([^<>]{0,80})<\/at>/giu)];
  return tags
    .filter((tag) => !name || tag[1]?.trim() === name || /知依|zhiyi/iu.test(tag[1] ?? ''))
    .reduce((text, tag) => text.replace(tag[0], ' '), stripped);
}

/** What a client writes for a card of the message extension, in place of words. */
const INSERTED_CARD =
  /<span\s[^<>]{0,200}InputExtension[^<>]{0,80}>\s*(?:<span\s[^<>]{0,200}>\s*<\/span>\s*)?<\/span>/giu;

/** Other people's tags as they are typed, in one word: <at>Li Ming</at> → @LiMing. */
function withoutMarkup(text: string): string {
  return text
    .replace(INSERTED_CARD, ' ')
    .replace(
      /<at(?:\s[^<>]{0,80})?>([^<>]{0,80})<\/at>/giu,
      (_tag, name: string) => ` @${name.replace(/[^\p{L}\p{N}]/gu, '')} `,
    );
}

/** What a card's button says: data of an Action.Submit or Action.Execute. */
export function sayOf(value: unknown): string | undefined {
  const say = (value as { say?: unknown } | undefined)?.say;
  return typeof say === 'string' ? say.slice(0, 500) : undefined;
}

/** Whether the message mentions this bot. */
export function mentionsBot(activity: Activity): boolean {
  return mentionsOf(activity).length > 0;
}

interface Mention {
  readonly type?: unknown;
  readonly text?: string;
  readonly mentioned?: { readonly id?: unknown };
}

function mentionsOf({ entities = [], recipient }: Activity): Mention[] {
  return (entities as readonly Mention[]).filter(
    (e) => e.type === 'mention' && e.mentioned?.id !== undefined && e.mentioned.id === recipient?.id,
  );
}
