import { z } from 'zod';

/** Kinds of environment variables. An empty variable is an unset one: `PORT= npm start` means the default. */

export const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((v) => (v === '' ? undefined : v), type.optional());

export const flag = optional(z.enum(['0', '1'], { error: '应为 0 或 1' }));

export const url = optional(z.url({ protocol: /^https?$/, error: '应为 http 或 https 地址' }));

export const whole = (least: number, most: number) =>
  optional(z.coerce.number({ error: '应为数字' }).int().min(least).max(most));

/** Words between commas. Example: 甲, 乙 → ['甲', '乙'] */
export const list = optional(
  z.string().transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
);

/** A key of the operator's making: long enough not to be guessed. */
export const secret = optional(
  z.string().min(32, { error: '至少 32 个字符,可用 openssl rand -hex 32 生成' }),
);
