import { listedIds } from './listed-ids.ts';
import type { Sender } from './sender.ts';

/** Who may use the bot. Empty lists of users and groups: everybody of the tenants. */
export interface Admitted {
  /** Entra tenant ids; undefined: any. */
  readonly tenants?: readonly string[];
  /** Entra object ids or channel user ids; of DingTalk with its name: dingtalk:ID. */
  readonly users: readonly string[];
  /** Teams team ids (Entra group ids), or conversation ids of group chats; of DingTalk with its name, as `listedIds` says. */
  readonly groups: readonly string[];
}

/** Channels that never name a tenant: who reaches them holds the bot's own Direct Line secret. */
const WITHOUT_TENANT = new Set(['webchat', 'directline', 'emulator', 'test']);

/** Whether a sender belongs: `tenant` or `user` says by which list it does not. */
export function admission(rule: Admitted): (sender: Sender) => 'in' | 'tenant' | 'user' {
  const tenants = rule.tenants && new Set(rule.tenants.map(lower));
  const users = new Set(rule.users.map(lower));
  const groups = new Set(rule.groups.map(lower));
  const everybody = users.size === 0 && groups.size === 0;
  return (sender) => {
    if (tenants && !isOfTenants(sender, tenants)) return 'tenant';
    if (everybody) return 'in';
    const { channel, person, teams, conversation } = sender;
    const own = listedIds(channel, [person.directoryId, person.id]);
    if (own.some((id) => users.has(lower(id)))) return 'in';
    return listedIds(channel, [...teams, conversation.id]).some((id) => groups.has(lower(id)))
      ? 'in'
      : 'user';
  };
}

/** Every tenant that the message names must be listed. */
function isOfTenants({ channel, tenants: named }: Sender, tenants: ReadonlySet<string>): boolean {
  if (named.length === 0) return WITHOUT_TENANT.has(channel);
  return named.every((id) => tenants.has(id.toLowerCase()));
}

function lower(id: string): string {
  return id.toLowerCase();
}
