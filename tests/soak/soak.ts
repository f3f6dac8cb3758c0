import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { soakApproved } from './approved.ts';
import { soakBadInput } from './bad-input.ts';
import { soakCheck } from './check.ts';
import { soakCrashes } from './crashes.ts';
import { soakFaults } from './faults.ts';
import { soakImport } from './import.ts';
import { soakLeaks } from './leaks.ts';
import { soakLoad } from './load.ts';
import { soakMemory } from './memory.ts';
import { soakPackage } from './package.ts';
import { soakStuck } from './stuck.ts';

type Part = (seed: number, share: number) => Promise<{ readonly faults: readonly string[] }>;

/** Every part, by the name it is asked for. */
const PARTS: Readonly<Record<string, Part>> = {
  memory: soakMemory,
  load: soakLoad,
  crashes: soakCrashes,
  faults: soakFaults,
  stuck: soakStuck,
  'bad-input': soakBadInput,
  import: soakImport,
  check: soakCheck,
  leaks: soakLeaks,
  approved: soakApproved,
  package: soakPackage,
};

/** Builds what the others run, and so is run when they have ended. */
const BUILDING = 'package';

/** Faults printed of each part; one cause often shows many times. */
const MOST_SHOWN = 20;

/**
 * `npm run soak [-- part … | --seed n | --share 0.1]`: all parts whole, or those named; 1 when one has a fault. Several parts run
 * in a process each, as many at once as there are processors.
 */
async function main(args: readonly string[]): Promise<number> {
  const value = (name: string, otherwise: number): number => {
    const at = args.indexOf(name);
    return at < 0 ? otherwise : Number(args[at + 1]);
  };
  const [seed, share] = [value('--seed', 1), value('--share', 1)];
  const named = args.filter((arg) => arg in PARTS);
  if (named.length === 1) return run(named[0]!, seed, share);
  const all = named.length > 0 ? named : Object.keys(PARTS);
  const waiting = all.filter((name) => name !== BUILDING);
  let faulty = 0;
  const next = async (name: string): Promise<void> => {
    faulty += await apart(name, ['--seed', `${seed}`, '--share', `${share}`]);
  };
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await next(name);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (all.includes(BUILDING)) await next(BUILDING);
  return faulty > 0 ? 1 : 0;
}

/** Runs a part, and says what came of it. */
async function run(name: string, seed: number, share: number): Promise<number> {
  const began = performance.now();
  const { faults, ...figures } = await PARTS[name]!(seed, share);
  const seconds = Math.round((performance.now() - began) / 1000);
  const told = { part: name, seed, share, seconds, faults: faults.length, ...figures };
  console.log(JSON.stringify(told, null, 2));
  for (const fault of faults.slice(0, MOST_SHOWN)) console.log(`  ${fault.slice(0, 1000)}`);
  return faults.length > 0 ? 1 : 0;
}

/** Runs a part in a process of its own; what it prints is shown when it ends. 1 when it has a fault or ends otherwise. */
async function apart(name: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, name, ...args]);
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  process.stdout.write(Buffer.concat(printed));
  if (code !== 0) console.log(`  ${name} ended with ${code ?? signal}`);
  return code === 0 ? 0 : 1;
}

process.exit(await main(process.argv.slice(2)));
