import { hostname } from 'node:os';
import { z } from 'zod';
import { optional, secret, whole } from '../variable.ts';

/** Variables of records, figures and the log. */
export const recordVariables = {
  ZHIYI_RECORD_KEY: secret.describe(
    '把用户记成代号的密钥,至少 32 个字符;不设则重启后代号改变,旧记录不能按用户删除',
  ),
  ZHIYI_RECORD_DAYS: whole(0, 36_500).describe('记录保留多少天,默认 180;0 为一直保留'),
  ZHIYI_INSTANCE: optional(z.string().max(60)).describe(
    '本实例的名字,几个实例共用记录文件夹时各写各的文件,默认主机名',
  ),
  ZHIYI_METRICS_TOKEN: secret.describe('读 /metrics 要出示的令牌;不设则只有本机能读'),
  ZHIYI_LOG_LEVEL: optional(
    z.enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: '应为 debug、info、warn、error 或 silent',
    }),
  ).describe('日志写到哪一级,默认 info'),
  ZHIYI_RELOAD_SECONDS: whole(0, 86_400).describe(
    '每隔多少秒看知识文件有没有变,默认 10;0 为不看;变了的文件半秒没有再变,就换上',
  ),
} as const;

const variables = z.object(recordVariables);

export interface RecordSettings {
  readonly key?: string;
  readonly days: number;
  readonly instance: string;
  readonly metricsToken?: string;
  readonly logLevel: string;
  readonly reloadSeconds: number;
}

export function recordSettings(v: z.infer<typeof variables>): RecordSettings {
  return {
    ...(v.ZHIYI_RECORD_KEY ? { key: v.ZHIYI_RECORD_KEY } : {}),
    days: v.ZHIYI_RECORD_DAYS ?? 180,
    instance: v.ZHIYI_INSTANCE ?? hostname(),
    ...(v.ZHIYI_METRICS_TOKEN ? { metricsToken: v.ZHIYI_METRICS_TOKEN } : {}),
    logLevel: v.ZHIYI_LOG_LEVEL ?? 'info',
    reloadSeconds: v.ZHIYI_RELOAD_SECONDS ?? 10,
  };
}
