import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Measured } from './measure.ts';
import { knowledgeFiles, runCheck } from './run-check.ts';

/** `npm run check-headnotes [-- --file PATH] [--quiet]`: exit 1 on any violation or when ZHIYI_REFERENCE names nothing. */
const WORST = 10;

function worst(
  title: string,
  measured: Measured[],
  value: (m: Measured) => number,
  say: (m: Measured) => string,
): void {
  const rows = measured
    .filter((m) => value(m) > 0)
    .sort((a, b) => value(b) - value(a))
    .slice(0, WORST);
  console.log(`\n${title}`);
  for (const m of rows) console.log(`  ${m.where}: ${say(m)}`);
  if (!rows.length) console.log('  无');
}

function main(): void {
  const { values } = parseArgs({
    options: { file: { type: 'string', multiple: true }, quiet: { type: 'boolean' } },
  });
  const folder = process.env.ZHIYI_REFERENCE;
  if (!folder) {
    console.log('check-headnotes: 没有设置 ZHIYI_REFERENCE,未与法律原文比对,跳过');
    return;
  }
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const { measured, summaries, violations } = runCheck(folder, values.file ?? knowledgeFiles(root));
  if (!values.quiet) {
    worst(
      '数字不符最多的',
      measured,
      (m) => m.numbers.length,
      (m) => m.numbers.join('; '),
    );
    worst(
      '连续相同最长的',
      measured,
      (m) => m.longest.length,
      (m) => `${m.longest.length}字 ${m.longest}`,
    );
    worst(
      '相同部分最多的',
      measured,
      (m) => m.share,
      (m) => `${Math.round(m.share * 100)}% ${m.runs.join(' / ')}`,
    );
    worst(
      '最接近或超出长度上限的',
      measured,
      (m) => m.length / m.most,
      (m) => `${m.length}字,上限${m.most}`,
    );
  }
  if (violations.length) console.log(`\n不合之处 ${violations.length}`);
  for (const violation of violations) console.log(`  ${violation}`);
  console.log('');
  for (const summary of summaries) console.log(summary);
  process.exitCode = violations.length ? 1 : 0;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
