import { clientAddress } from '../access/client-address.ts';
import { type Running, start } from '../index.ts';
import { lazy } from '../lazy.ts';
import { healthRoutes, type Readiness } from '../routes/health.ts';
import type { Runtime } from '../runtime.ts';
import { createHttpServer } from '../server.ts';
import { organisationOf } from './organisation-of.ts';
import type { Organisation, Organisations } from './organisations.ts';
import { sharedServer } from './shared-server.ts';

/** Several organisations that run on one port. */
export interface RunningOrganisations {
  readonly port: number;
  /** Each by its id. */
  readonly each: ReadonlyMap<string, Running>;
  /** Opens the knowledge of all again. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

interface Parts {
  /** What an organisation takes from the process; what it tells is told as its own. */
  readonly runtime: (organisation: Organisation) => Runtime;
  readonly now: () => Date;
  /** Told of requests to the lobby that failed. */
  readonly failed: (error: unknown) => void;
}

/**
 * Starts a server for several organisations. Each is the whole product with its own folders, stores, tokens and limits, as on a
 * server of its own; one is told from another by the request's host, or by the bot it is for. What is loaded once in a process,
 * dictionaries and models, is loaded once for all.
 */
export async function startOrganisations(
  { all, channelHosts, port: asked, host }: Organisations,
  { runtime, now, failed }: Parts,
): Promise<RunningOrganisations> {
  const each = new Map<string, Running>();
  const [{ config: any }] = all as [Organisation];
  const figures = lazy(async () => (await import('../records/all-figures.ts')).allFigures());
  const { metricsToken } = any.records;
  const lobby = createHttpServer(
    healthRoutes({
      ready: () => together(all, each),
      metrics: async () => {
        const [{ text }, own] = await Promise.all([
          figures(),
          Promise.all([...each.values()].map((running) => running.metrics())),
        ]);
        return { text: () => text(own) };
      },
      address: (req) => clientAddress(req, any.access.proxies),
      ...(metricsToken ? { metricsToken } : {}),
    }),
    failed,
  );
  const refused = (reason: string): void => {
    figures().then(({ unrouted }) => unrouted(reason), failed);
  };
  const shared = sharedServer({
    organisationOf: organisationOf({ addresses: all, channelHosts, now }),
    lobby,
    refused,
  });
  const port = await shared.listen(asked, host);
  for (const organisation of all) {
    const { id, config } = organisation;
    const running = await start(config, runtime(organisation), async (server) => {
      shared.mount(id, server);
      return port;
    });
    each.set(id, running);
  }
  return {
    port,
    each,
    async reload() {
      await Promise.all([...each.values()].map((running) => running.reload()));
    },
    async close() {
      // Begun first: no connection is taken any more, and those in hand are told by each server that it stops.
      const closed = shared.close();
      await Promise.all([...each.values()].map((running) => running.close()));
      await closed;
    },
  };
}

/** As long as one can answer, requests should come here; each says on its own host how it is itself. */
function together(all: readonly Organisation[], each: ReadonlyMap<string, Running>): Readiness {
  const states = all.map(({ id }): [string, Readiness] => {
    return [id, each.get(id)?.ready() ?? { ready: false, why: '正在启动' }];
  });
  const organisations = Object.fromEntries(
    states.map(([id, state]) => [id, state.ready ? { ready: true } : { ready: false, why: state.why }]),
  );
  const ready = states.some(([, state]) => state.ready);
  return ready ? { ready, organisations } : { ready, why: '没有一个单位可以接受提问', organisations };
}
