import { whyOf } from '../../admin/why.ts';
import { whyPage } from '../../pages/admin/why-view.ts';
import type { Desk, ViewRoutes } from './desk.ts';

/** Passages that are looked at. */
const MOST_HITS = 10;
const LONGEST = 300;

/** /admin/why: a question, beside another wording of it. Nothing is recorded. */
export function whyView(desk: Desk): ViewRoutes {
  return {
    get: {
      why: async ({ req, query }) => {
        const [asked = '', beside = '', before = ''] = ['q', 'beside', 'before'].map((name) =>
          (query.get(name) ?? '').trim().slice(0, LONGEST),
        );
        const library = await desk.library(req);
        const questions = [asked, beside].filter((question) => question !== '');
        const turns = before === '' ? [] : [before];
        const found = await Promise.all(
          questions.map(async (question) => whyOf(await library.find(question, { limit: MOST_HITS, turns }))),
        );
        return { page: whyPage({ asked, beside, before, found }) };
      },
    },
    post: {},
  };
}
