import type { Told } from '../../admin/change.ts';
import { doneNotice } from '../../pages/admin/changes-view.ts';
import type { Html } from '../../pages/html.ts';

/** What the request before this one did, as its address names it; nothing for what is not there. */
export function toldOf(
  changes: readonly Told[],
  query: URLSearchParams,
  back: string,
  token: string,
): Html | undefined {
  const did = query.get('did');
  const change = did === null ? undefined : changes.find(({ id }) => id === did);
  return change && doneNotice(change, back, token);
}
