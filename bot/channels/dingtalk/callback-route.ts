import type { RateLimit } from '../../access/rate-limit.ts';
import { Refusal, tooOften } from '../../access/refusal.ts';
import { type HttpRequest, type Route, sendError, sendJson, sendRefusal } from '../../routes/http.ts';
import type { DingTalkChannel } from './dingtalk-channel.ts';
import { readRobotMessage } from './robot-message.ts';
import { isSigned } from './signature.ts';

interface Parts {
  readonly secret: string;
  readonly channel: () => Promise<DingTalkChannel>;
  readonly now: () => Date;
  readonly address: (req: HttpRequest) => string;
  /** Counts bad signatures by address. */
  readonly badSignatures: RateLimit;
  readonly refused: (reason: string) => void;
  readonly failed: (error: unknown) => void;
  /** Told of turns, which outlive their requests. */
  readonly track: (turn: Promise<unknown>) => void;
}

/** POST /api/dingtalk: messages of the robot, signed by the application's secret. Answered at once; the turn follows. */
export function dingtalkRoute(parts: Parts): Route {
  const { secret, channel, now, address, badSignatures, refused, failed, track } = parts;
  return {
    method: 'post',
    path: '/api/dingtalk',
    async handle(req, res) {
      const { timestamp, sign } = req.headers;
      if (!isSigned(String(timestamp ?? ''), String(sign ?? ''), secret, now())) {
        refused('dingtalk-signature');
        const wait = badSignatures.take(address(req));
        return sendRefusal(
          res,
          wait > 0
            ? new Refusal(429, 'signatures', tooOften(wait), wait)
            : new Refusal(401, 'dingtalk-signature', '签名不对'),
        );
      }
      if (!readRobotMessage(req.body)) return sendError(res, 400, 'BadSyntax', '不是钉钉机器人的消息');
      sendJson(res, 200, {});
      track(
        channel()
          .then((c) => c.receive(req.body))
          .catch(failed),
      );
    },
  };
}
