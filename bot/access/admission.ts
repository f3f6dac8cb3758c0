import type { Activity } from 'botbuilder';

/** Who may use the bot. Empty lists of users and groups: everybody of the tenants. */
export interface Admitted {
  /** Entra tenant ids; undefined: any. */
  readonly tenants?: readonly string[];
  /** Entra object ids or channel user ids. */
  readonly users: readonly string[];
  /** Teams team ids (Entra group ids), or conversation ids of group chats. */
  readonly groups: readonly string[];
}

/** Channels that never name a tenant: who reaches them holds the bot's own Direct Line secret. */
const WITHOUT_TENANT = new Set(['webchat', 'directline', 'emulator', 'test']);

/** Whether an activity's sender belongs: `tenant` or `user` says by which list it does not. */
export function admission(rule: Admitted): (activity: Activity) => 'in' | 'tenant' | 'user' {
  const tenants = rule.tenants && new Set(rule.tenants.map(lower));
  const users = new Set(rule.users.map(lower));
  const groups = new Set(rule.groups.map(lower));
  const everybody = users.size === 0 && groups.size === 0;
  return (activity) => {
    if (tenants && !isOfTenants(activity, tenants)) return 'tenant';
    if (everybody) return 'in';
    const { from } = activity;
    if ([from?.aadObjectId, from?.id].some((id) => users.has(lower(id)))) return 'in';
    return groupsOf(activity).some((id) => groups.has(lower(id))) ? 'in' : 'user';
  };
}

/** Every tenant that the activity names must be listed, wherever it names one. */
function isOfTenants(activity: Activity, tenants: ReadonlySet<string>): boolean {
  const { tenant } = (activity.channelData ?? {}) as { tenant?: { id?: unknown } };
  const named = [activity.conversation?.tenantId, tenant?.id].filter((id) => id !== undefined && id !== '');
  if (named.length === 0) return WITHOUT_TENANT.has(activity.channelId);
  return named.every((id) => typeof id === 'string' && tenants.has(id.toLowerCase()));
}

function groupsOf(activity: Activity): unknown[] {
  const { team } = (activity.channelData ?? {}) as { team?: { id?: unknown; aadGroupId?: unknown } };
  return [team?.aadGroupId, team?.id, activity.conversation?.id];
}

function lower(id: unknown): string {
  return typeof id === 'string' ? id.toLowerCase() : '';
}
