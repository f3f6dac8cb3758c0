import type { RobotApi } from './robot-api.ts';

/** Milliseconds for which somebody's departments are believed. */
const KEPT_MS = 3_600_000;
const MOST = 10_000;

/** Before the number of a department: somebody's staffId may be the same number. */
const DEPARTMENT = 'department:';
/** How lists begin what names a department. Example: dingtalk:department:4521 */
const LISTED = /^dingtalk:department:/iu;

/**
 * Departments of people, as lists name them without the channel: department:4521. Only those that a person is in directly: a
 * message does not name them.
 */
export type Departments = (staff: string) => Promise<readonly string[]>;

interface Parts {
  readonly api: Pick<RobotApi, 'departments'>;
  readonly now: () => Date;
  /** Ids to which rights are given. Nobody is asked about where none of them is a department. */
  readonly listed: () => Promise<readonly string[]>;
  /** Told of what could not be asked: that person is of no department then. */
  readonly failed: (error: unknown) => void;
}

export function departments({ api, now, listed, failed }: Parts): Departments {
  const held = new Map<string, { readonly ids: readonly string[]; readonly until: number }>();
  return async (staff) => {
    try {
      if (!(await listed()).some((id) => LISTED.test(id))) return [];
      const known = held.get(staff);
      const at = now().getTime();
      if (known && at < known.until) return known.ids;
      const ids = (await api.departments(staff)).map((id) => DEPARTMENT + id);
      if (held.size >= MOST) held.clear();
      held.set(staff, { ids, until: at + KEPT_MS });
      return ids;
    } catch (error) {
      failed(error);
      return [];
    }
  };
}
