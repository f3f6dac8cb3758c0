import type { Action } from '../../answers/action.ts';

/** What a press means beyond the words it sends. */
export type Pressed =
  | { readonly action: Action }
  | { readonly vote: { readonly reaction: 'like' | 'dislike'; readonly turn: string } };

/** Buttons remembered at once. */
const MOST = 10_000;

/**
 * A link that sends words in the person's name, which is all that a button of a Markdown message can do. Source: DingTalk's
 * page on message links. Example: 展开 → dtmd://dingtalkclient/sendMessage?content=%E5%B1%95%E5%BC%80
 */
export function sayingLink(words: string): string {
  return `dtmd://dingtalkclient/sendMessage?content=${encodeURIComponent(words)}`;
}

/** A page beside the chat on a computer, within the client on a telephone. Source: the same page. */
export function openingLink(url: string): string {
  return `dingtalk://dingtalkclient/page/link?url=${encodeURIComponent(url)}&pc_slide=true`;
}

/**
 * What the buttons of a conversation's messages do. Words that come back are taken for the button that sends them, so that
 * nothing is read out of a sentence of ours; after a restart they are understood as a person's words.
 */
export interface Buttons {
  put(conversation: string, words: string, pressed: Pressed): void;
  of(conversation: string, words: string): Pressed | undefined;
}

export function buttons(most = MOST): Buttons {
  const held = new Map<string, Pressed>();
  const key = (conversation: string, words: string): string => `${conversation}\n${words.trim()}`;
  return {
    put(conversation, words, pressed) {
      held.delete(key(conversation, words));
      held.set(key(conversation, words), pressed);
      if (held.size > most) held.delete(held.keys().next().value as string);
    },
    of: (conversation, words) => held.get(key(conversation, words)),
  };
}
