import type { Library, QuestionMeaning } from '../../../indexer/index.ts';
import type { FormTokens } from '../../access/form-token.ts';
import type { ChangeLog } from '../../admin/change-log.ts';
import type { Jobs } from '../../admin/jobs.ts';
import type { OperatorTasks } from '../../admin/operator-tasks.ts';
import type { WaitingTexts } from '../../admin/waiting-texts.ts';
import type { HttpRequest } from '../http.ts';

/** What the operator's page works with. */
export interface Desk {
  /** Where records are kept. */
  readonly folder: string;
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
  /** What is held altogether. */
  readonly everything: () => Promise<Library>;
  readonly meaning: () => Promise<QuestionMeaning>;
  /** What is wrong with the knowledge, a line each. */
  readonly wrong: () => readonly string[];
  /** Opens the knowledge again. @returns what came of it */
  readonly reload: () => Promise<string>;
  readonly changes: ChangeLog;
  readonly waiting: WaitingTexts;
  readonly jobs: Jobs;
  /** Absent where the server is run without what changes files. */
  readonly tasks?: OperatorTasks;
  readonly tokens: FormTokens;
  /** Folder for files that others take the place of. */
  readonly kept: string;
  readonly now: () => Date;
}

/** One request to the operator's page, by somebody who may. */
export interface ViewRequest {
  readonly req: HttpRequest;
  readonly query: URLSearchParams;
  /** For the forms of the page that is made. */
  readonly token: string;
  /** Who it is, as records name people before the pseudonym. */
  readonly by: string;
}

/** What is sent back. */
export type Sent =
  | { readonly page: string; readonly status?: 200 | 400 | 404 | 409 | 413 }
  | { readonly to: string }
  | { readonly body: string; readonly type: string; readonly file?: string };

/** A form that was sent, by its fields; checked to be of an own page. */
export interface Form {
  /** The first value of a field, without blanks at its ends; '' where there is none. */
  field(name: string): string;
  all(name: string): string[];
  file(name: string): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>;
}

/** The pages of a view and the forms that are sent to it, by what stands behind /admin/ in their addresses. */
export interface ViewRoutes {
  readonly get: Readonly<Record<string, (asked: ViewRequest) => Promise<Sent>>>;
  readonly post: Readonly<Record<string, (asked: ViewRequest, form: Form) => Promise<Sent>>>;
}

/** Days that a page is about. */
export function daysOf(given: string | null, usual: number): number {
  const days = Number(given ?? usual);
  return Number.isInteger(days) && days >= 1 && days <= 366 ? days : usual;
}
