/** An activity as the page gets it; what Web Chat reads of it is not looked at here. */
export type PageActivity = Readonly<Record<string, unknown>> & { readonly id?: string };

type Listener = (activities: readonly PageActivity[], watermark: number) => void;

/** One conversation of the chat page. */
export interface PageConversation {
  readonly id: string;
  /** The only sender this conversation has; what a client claims to be is not looked at. */
  readonly user: string;
  /** Who knows the key may have a new token for this conversation; it is kept as a hash only. */
  readonly keyHash: string;
  readonly listeners: Set<Listener>;
  greeted: boolean;
  /** Activities that were dropped from the front; watermarks count them too. */
  dropped: number;
  readonly activities: PageActivity[];
  /** Ids of what the page sent, by its own numbers: what comes a second time is not taken twice. */
  readonly received: Map<string, string>;
  /** Ids under which rights may be given to the person, as the sign-in told them last. */
  ids?: readonly string[];
  /** Whether the person may change what is held, as it was last found. */
  keeper?: boolean;
  /** The last question, where a stop of the process left it without an answer. */
  unanswered?: PageActivity;
}
