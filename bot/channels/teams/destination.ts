import type { Destination } from '../../access/sender.ts';

/** A conversation reference as Bot Framework writes it, of a setting. */
export function destinationOfReference(reference: {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string; readonly tenantId?: unknown };
  readonly bot?: unknown;
}): Destination {
  const { tenantId } = reference.conversation;
  const { id } = (reference.bot ?? {}) as { id?: unknown };
  return {
    channel: reference.channelId,
    conversation: reference.conversation.id,
    address: {
      serviceUrl: reference.serviceUrl,
      bot: typeof id === 'string' ? id : '',
      ...(typeof tenantId === 'string' ? { tenant: tenantId } : {}),
    },
  };
}
