import type { IncomingMessage } from 'node:http';
import { isLoopbackName } from './loopback-name.ts';
import { isListed, type Visitor } from './visitor.ts';

/** Who may open the operator's page. */
export interface Admins {
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

/** Stands in the list for whoever sits at the machine itself, where pages are open to it alone and nobody signs in. */
const AT_THE_MACHINE = 'localhost';

/**
 * Whether a visitor has the operator's role.
 * @param local pages are open to this machine only
 */
export function isAdmin(
  visitor: Visitor,
  { users, groups }: Admins,
  { req, local }: { readonly req: IncomingMessage; readonly local: boolean },
): boolean {
  const named = users.filter((user) => user.toLowerCase() !== AT_THE_MACHINE);
  if (visitor.id === undefined) return named.length < users.length && local && isFromHere(req);
  return named.length + groups.length > 0 && isListed(visitor, { users: named, groups });
}

/** What a reverse proxy passes on came from elsewhere. */
function isFromHere({ headers, socket }: IncomingMessage): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  if (!isLoopbackName(headers.host)) return false;
  return /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
}
