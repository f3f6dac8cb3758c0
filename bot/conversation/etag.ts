/** An item was changed by another since it was read. */
export class ETagConflict extends Error {
  override readonly name = 'ETagConflict';
  constructor(key: string) {
    super(`another has written ${key} since it was read`);
  }
}

/** The eTag an item must still have; undefined: whatever is there is replaced. Source: botbuilder's Storage contract. */
export function expectedETag(item: unknown): string | undefined {
  const eTag = (item as { eTag?: unknown } | undefined)?.eTag;
  return typeof eTag === 'string' && eTag !== '' && eTag !== '*' ? eTag : undefined;
}

/** An item as it is stored: its eTag is kept beside it. */
export function withoutETag(item: unknown): string {
  return JSON.stringify({ ...(item as object), eTag: undefined });
}
