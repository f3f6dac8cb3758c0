import { documentKey, UsageError } from '../../../indexer/index.ts';
import type { Verdict } from '../../admin/change.ts';
import { VERDICT_WORDS } from '../../admin/deed-words.ts';
import { type DrawnAnswer, type Review, reviewOf } from '../../admin/review.ts';
import { WEEKS, weeksBefore } from '../../admin/weeks.ts';
import { wholePassage } from '../../answers/passage.ts';
import { type Given, reviewPage } from '../../pages/admin/review-view.ts';
import { passageHashes } from '../../records/passage-hashes.ts';
import { readRecords } from '../../records/read-records.ts';
import type { HttpRequest } from '../http.ts';
import type { Desk, ViewRoutes } from './desk.ts';
import { toldOf } from './told.ts';

/** /admin/review: answers drawn by lot, and what is judged of them. */
export function reviewView(desk: Desk): ViewRoutes {
  const reviewed = async (req: HttpRequest): Promise<Review> => {
    const weeks = weeksBefore(desk.now(), WEEKS);
    const [library, all, changes] = await Promise.all([
      desk.library(req),
      desk.everything(),
      desk.changes.all(),
    ]);
    const visible = new Set(library.documents.map(documentKey));
    const hidden = new Set(all.documents.map(documentKey).filter((key) => !visible.has(key)));
    const seen = (passages: readonly string[]): boolean =>
      !passages.some((key) => hidden.has(key.split('#')[0] ?? ''));
    const period = { from: weeks.at(-1)!.from, to: weeks[0]!.to };
    return reviewOf(readRecords(desk.folder, period), weeks, changes, seen);
  };
  return {
    get: {
      review: async ({ req, query, token }) => {
        const [review, library, changes] = await Promise.all([
          reviewed(req),
          desk.library(req),
          desk.changes.all(),
        ]);
        const week =
          review.weeks.find(({ week: { name } }) => name === query.get('week')) ?? review.weeks[0]!;
        const hashes = passageHashes(library);
        const given = ({ passages, hashes: then }: DrawnAnswer): Given[] =>
          passages.map((key, i) => {
            const entry = library.entry(key);
            const before = then[i]?.split('.')[0];
            const changed = before !== undefined && hashes.of(key)?.split('.')[0] !== before;
            return entry
              ? { passage: wholePassage(entry, i + 1, library.statusOn(entry.document)), changed }
              : { changed };
          });
        const back = `/admin/review?week=${week.week.name}`;
        return {
          page: reviewPage({ review, week, given, token, told: toldOf(changes, query, back, token) }),
        };
      },
    },
    post: {
      'review/judge': async ({ req, by }, form) => {
        const verdict = form.field('verdict');
        if (!Object.hasOwn(VERDICT_WORDS, verdict))
          throw new UsageError(`没有“${verdict}”这种判断`, '选答对了、答错了或说不准');
        const week = form.field('week');
        const drawn = (await reviewed(req)).weeks.find(({ week: { name } }) => name === week)?.drawn ?? [];
        const answer = drawn.find(({ turn }) => turn === form.field('turn'));
        if (!answer) throw new UsageError('这一周没有抽到这个回答', '刷新复核页再选');
        const deed = { what: 'judgement', week, turn: answer.turn, verdict: verdict as Verdict } as const;
        const { id } = await desk.changes.add(deed, answer.question, by);
        return { to: `/admin/review?week=${week}&did=${id}#t-${answer.turn}` };
      },
    },
  };
}
