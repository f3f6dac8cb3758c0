/**
 * Channels whose ids stand in lists with the channel's name before them. Theirs are short and chosen by people: the same may be
 * somebody else's in another channel.
 */
const WITH_NAME: readonly string[] = ['dingtalk'];

/**
 * Ids of a channel as lists of people and groups have them. What looks like an id of a channel that is listed by name, and comes
 * from elsewhere, is none. Example: manager0001 of dingtalk → dingtalk:manager0001
 */
export function listedIds(channel: string, ids: readonly (string | undefined)[]): string[] {
  const known = ids.filter((id) => id !== undefined && id !== '') as string[];
  if (WITH_NAME.includes(channel)) return known.map((id) => `${channel}:${id}`);
  return known.filter((id) => !WITH_NAME.some((name) => id.toLowerCase().startsWith(`${name}:`)));
}
