/**
 * What is read of an activity and written into one, in the words of the Bot Framework Activity schema: the wire of
 * Teams, of the own page and of every Bot Framework client. The SDK's own type fits it.
 */
export interface Activity {
  readonly type: string;
  readonly id?: string | undefined;
  readonly channelId: string;
  readonly serviceUrl?: string | undefined;
  readonly conversation: {
    readonly id: string;
    readonly isGroup?: boolean | undefined;
    readonly conversationType?: string | undefined;
    readonly tenantId?: string | undefined;
  };
  readonly from?: Account | undefined;
  readonly recipient?: Account | undefined;
  readonly text?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: unknown;
  readonly replyToId?: string | undefined;
  readonly entities?: readonly object[] | undefined;
  readonly attachments?: readonly Attached[] | undefined;
  readonly channelData?: unknown;
}

export interface Account {
  readonly id: string;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly aadObjectId?: string | undefined;
}

interface Attached {
  readonly contentType?: string | undefined;
  readonly content?: unknown;
  readonly name?: unknown;
}

/** A message as it is sent. */
export interface SentActivity {
  readonly type: 'message';
  readonly text?: string;
  readonly summary?: string;
  readonly textFormat: 'plain';
  readonly locale: 'zh-CN';
  readonly attachments?: readonly { readonly contentType: string; readonly content: object }[];
  readonly entities?: readonly { readonly type: string }[];
  readonly channelData?: object;
}
