import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { run as approve } from '../../bot/cli/approve.ts';
import { readOrganisations } from '../../bot/cli/organisations-file.ts';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import type { Config } from '../../bot/config.ts';
import { start } from '../../bot/index.ts';
import { startOrganisations } from '../../bot/organisations/start-organisations.ts';
import type { Runtime } from '../../bot/runtime.ts';
import { beeShelf, ferryShelf } from './shelves.ts';

export interface Said {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** Asks under a name that need not lead anywhere: `fetch` takes no Host. */
export function ask(
  port: number,
  host: string,
  at: string,
  { method, headers = {}, json }: Ask = {},
): Promise<Said> {
  const body = json === undefined ? undefined : JSON.stringify(json);
  const sent = { Host: host, ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers };
  return new Promise((resolve, reject) => {
    const req = request(
      { host: '127.0.0.1', port, path: at, method: method ?? (body ? 'POST' : 'GET'), headers: sent },
      (res) => {
        let text = '';
        res.setEncoding('utf8');
        res.on('data', (chunk: string) => {
          text += chunk;
        });
        res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: text }));
      },
    );
    req.on('error', reject);
    req.end(body);
  });
}

export const FERRIES = 'ferries.localhost';
export const BEES = 'bees.localhost';
/** What both are told of time. */
export const now = (): Date => new Date('2025-01-01T04:00:00Z');

/** Folders of both offices, and the file that lists them. */
export async function twoOffices(changed: { ferries?: object; bees?: object; top?: object } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhiyi-organisations-'));
  for (const [office, shelf] of [['ferries', ferryShelf()] as const, ['bees', beeShelf()] as const])
    for (const [name, text] of Object.entries(shelf)) {
      const file = path.join(folder, office, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  const quiet = { write: () => true };
  const io = { stdout: quiet, stderr: quiet, now, fetch };
  const words = [
    '渡工开渡前查什么',
    '--at',
    'ferry-inspection-measures#第一条',
    '--by',
    '蜂船处',
    '--note',
    '看芦苇花',
  ];
  await approve(
    [...words, '--knowledge', path.join(folder, 'bees'), '--to', path.join(folder, 'bees/approved.yaml')],
    io,
  );
  const file = path.join(folder, 'organisations.yaml');
  const organisations = [
    { id: 'ferries', address: `http://${FERRIES}`, knowledge: ['ferries'], ...changed.ferries },
    { id: 'bees', address: `http://${BEES}`, knowledge: ['bees'], ...changed.bees },
  ];
  await writeFile(file, stringify({ organisations, ...changed.top }));
  return {
    folder,
    file,
    env: {
      PORT: '0',
      HOST: '127.0.0.1',
      ZHIYI_ORGANISATIONS: file,
      ZHIYI_DATA: path.join(folder, 'data'),
      ZHIYI_CACHE: path.join(folder, 'cache'),
      ZHIYI_RELOAD_SECONDS: '0',
      ZHIYI_USER_PER_MINUTE: '100000',
      ZHIYI_ADDRESS_PER_MINUTE: '100000',
    } as Record<string, string>,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export type Offices = Awaited<ReturnType<typeof twoOffices>>;

export function runtimeOf(config: Config, told: string[] = [], clock = now): Runtime {
  return {
    now: clock,
    openKnowledge: serverKnowledge({
      dirs: config.knowledge,
      cacheDir: config.cacheDir,
      now,
      check: nothingWrong,
    }),
    print: (line) => told.push(line),
    warn: (message, error) => told.push(`${message}: ${error instanceof Error ? error.message : error}`),
  };
}

const nothingWrong = async () => ({
  problems: [],
  check: { files: new Map(), lists: [], listed: new Set<string>() },
  staying: { files: [], lost: [] },
});

/** Both on one server. */
export async function shared(
  { file, env }: Offices,
  more: Readonly<Record<string, string>> = {},
  clock = now,
) {
  const told: string[] = [];
  const organisations = await readOrganisations(file, { ...env, ...more });
  const running = await startOrganisations(organisations, {
    runtime: ({ config }) => runtimeOf(config, told, clock),
    now: clock,
    failed: (error) => told.push(String(error)),
  });
  for (const own of running.each.values()) await own.knowledge();
  return { ...running, told, organisations };
}

/** One of them on a server of its own, with folders of its own. */
export async function alone({ file, env, folder }: Offices, id: string) {
  const apart = {
    ...env,
    ZHIYI_DATA: path.join(folder, `alone-${id}`),
    ZHIYI_CACHE: path.join(folder, `alone-cache-${id}`),
  };
  const { all } = await readOrganisations(file, apart);
  const { organisation: _, ...config } = all.find((o) => o.id === id)!.config;
  const running = await start(config, runtimeOf(config));
  await running.knowledge();
  return running;
}
