/** A request that is turned away: not an error of the server. Routes answer with its status and words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: 400 | 401 | 403 | 429 | 502 | 503;
  /** Why, as a label for figures: tenant, user, rate, busy … */
  readonly reason: string;
  /** Seconds after which to try again. */
  readonly retryAfter?: number;

  /** @param message what the client is told, in Chinese */
  constructor(status: Refusal['status'], reason: string, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.reason = reason;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

export const tooOften = (seconds: number): string => `您提问太快了,请 ${seconds} 秒后再试,谢谢。`;
export const TOO_BUSY = '现在提问的人太多,请稍后再试,谢谢。';
export const NOT_LISTED = '抱歉,您还没有使用知依的权限。如需使用,请联系管理员。';
