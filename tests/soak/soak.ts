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

/** Faults printed of each part; one cause often shows many times. */
const MOST_SHOWN = 20;

/** `npm run soak [-- part … | --seed n | --share 0.1]`: all parts whole, or those named; 1 when one has a fault. */
async function main(args: readonly string[]): Promise<number> {
  const value = (name: string, otherwise: number): number => {
    const at = args.indexOf(name);
    return at < 0 ? otherwise : Number(args[at + 1]);
  };
  const [seed, share] = [value('--seed', 1), value('--share', 1)];
  const named = args.filter((arg) => arg in PARTS);
  let faulty = 0;
  for (const [name, part] of Object.entries(PARTS)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const began = performance.now();
    const { faults, ...figures } = await part(seed, share);
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      JSON.stringify({ part: name, seed, share, seconds, faults: faults.length, ...figures }, null, 2),
    );
    for (const fault of faults.slice(0, MOST_SHOWN)) console.log(`  ${fault.slice(0, 1000)}`);
    faulty += faults.length;
  }
  return faulty > 0 ? 1 : 0;
}

process.exit(await main(process.argv.slice(2)));
