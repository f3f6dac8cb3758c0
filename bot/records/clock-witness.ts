import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { chinaDay } from '../../indexer/index.ts';
import { dayFiles } from './day-files.ts';

/** Days without the server after which the clock is doubted rather than the calendar believed. */
const DOUBTFUL_GAP = 45;
/** Days that the server must run after such a gap until the clock is believed. */
const PROVEN_AFTER = 30;
const DAY_MS = 86_400_000;

const seen = z.object({ day: z.string(), doubt: z.number() });

/**
 * Whether the clock can be believed enough to delete what is too old by it. A clock that jumps a year ahead would take
 * everything with it: after a long gap nothing is deleted until the server has run for many days by the new calendar, in which
 * somebody sees to it.
 */
export interface ClockWitness {
  /** Looks at the calendar; to be asked at least once a day. */
  believed(): Promise<boolean>;
}

const FILE = 'clock.json';

/** @param doubted told once a day, with the last day that was sure and today */
export function clockWitness(
  folder: string,
  now: () => Date,
  doubted: (last: string, today: string) => void = () => undefined,
): ClockWitness {
  const file = path.join(folder, FILE);
  let asked: { readonly day: string; readonly believed: Promise<boolean> } | undefined;
  const look = async (today: string): Promise<boolean> => {
    const noted = await notedIn(file);
    const last = noted ?? (await lastRecorded(folder, today));
    const doubt = doubtOn(today, last);
    if (doubt > 0) doubted(last.day, today);
    if (today !== noted?.day || doubt !== noted.doubt) {
      await mkdir(folder, { recursive: true });
      await writeFile(file, `${JSON.stringify({ day: today, doubt })}\n`);
    }
    return doubt === 0;
  };
  return {
    believed() {
      const day = chinaDay(now());
      // What cannot be remembered is not believed either.
      if (asked?.day !== day) asked = { day, believed: look(day).catch(() => false) };
      return asked.believed;
    },
  };
}

/** Days for which the clock is still doubted. */
function doubtOn(today: string, last: z.infer<typeof seen>): number {
  const gap = (Date.parse(today) - Date.parse(last.day)) / DAY_MS;
  if (gap > DOUBTFUL_GAP) return PROVEN_AFTER;
  // A clock that was put back is the one that was right before.
  if (gap < 0) return 0;
  return gap === 0 ? last.doubt : Math.max(0, last.doubt - 1);
}

async function notedIn(file: string): Promise<z.infer<typeof seen> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text === '' ? undefined : seen.safeParse(JSON.parse(text)).data;
}

/** Before there was a note of it, the last record tells when the server ran. */
async function lastRecorded(folder: string, today: string): Promise<z.infer<typeof seen>> {
  const files = await dayFiles(folder).catch(() => []);
  return { day: files.findLast(({ day }) => day < today)?.day ?? today, doubt: 0 };
}
