import type { RobotApi } from './robot-api.ts';

/** Milliseconds for which somebody's departments are believed. */
const KEPT_MS = 3_600_000;
const MOST = 10_000;

/** Departments of people, for lists of groups: a message does not name them. */
export type Departments = (staff: string) => Promise<readonly string[]>;

/** @param failed told of what could not be asked: that person is of no department then */
export function departments(api: RobotApi, now: () => Date, failed: (error: unknown) => void): Departments {
  const held = new Map<string, { readonly ids: readonly string[]; readonly until: number }>();
  return async (staff) => {
    const known = held.get(staff);
    const at = now().getTime();
    if (known && at < known.until) return known.ids;
    try {
      const ids = await api.departments(staff);
      if (held.size >= MOST) held.clear();
      held.set(staff, { ids, until: at + KEPT_MS });
      return ids;
    } catch (error) {
      failed(error);
      return [];
    }
  };
}
