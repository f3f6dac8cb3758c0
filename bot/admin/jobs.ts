import { ZhiyiError } from '../../indexer/index.ts';

/** Long work that was begun from the page, and how far it is. */
export interface Job {
  readonly name: string;
  readonly begun: Date;
  readonly done: number;
  readonly total: number;
  /** The piece in hand. */
  readonly label: string;
  readonly ended?: Date;
  /** What came of it, a line each. */
  readonly lines: readonly string[];
  readonly failed?: string;
}

export type Progress = (done: number, total: number, label: string) => void;

/** One piece of work at a time: two would write the same files. */
export interface Jobs {
  /** The one in hand, or the last one. */
  current(): Job | undefined;
  /** @returns false when another is in hand */
  begin(name: string, work: (progress: Progress) => Promise<readonly string[]>): boolean;
}

/** @param failed told of errors that are nobody's mistake */
export function jobs(now: () => Date, failed: (error: unknown) => void): Jobs {
  let job: Job | undefined;
  return {
    current: () => job,
    begin(name, work) {
      if (job && !job.ended) return false;
      job = { name, begun: now(), done: 0, total: 0, label: '', lines: [] };
      const set = (changed: Partial<Job>): void => {
        if (job) job = { ...job, ...changed };
      };
      void work((done, total, label) => set({ done, total, label })).then(
        (lines) => set({ ended: now(), lines }),
        (error: unknown) => {
          if (!(error instanceof ZhiyiError)) failed(error);
          const why = error instanceof ZhiyiError ? `${error.message}。${error.cure}` : '出错了,见日志';
          set({ ended: now(), failed: why });
        },
      );
      return true;
    },
  };
}
