import { chinaDay } from '../../../indexer/index.ts';
import { IN_FILES } from '../../admin/change.ts';
import { changesPage } from '../../pages/admin/changes-view.ts';
import type { Desk, ViewRoutes } from './desk.ts';
import { toldOf } from './told.ts';

/** Pages of this page, by which somebody may come back. */
const OWN = /^\/admin\/[a-z]+(?:\?[\w=&-]*)?$/;

/** /admin/changes, and the form that takes one back, which stands on every view. */
export function changesView(desk: Desk): ViewRoutes {
  return {
    get: {
      changes: async ({ query, token }) => {
        const changes = await desk.changes.all();
        const dayOf = (time: string): string => chinaDay(new Date(time));
        const told = toldOf(changes, query, '/admin/changes', token);
        return { page: changesPage({ changes, dayOf, token, told }) };
      },
    },
    post: {
      undo: async ({ by }, form) => {
        const { what } = await desk.changes.undo(form.field('id'), by);
        if (IN_FILES.some((one) => one === what)) void desk.reload();
        const back = form.field('back');
        return { to: OWN.test(back) ? back : '/admin/changes' };
      },
    },
  };
}
