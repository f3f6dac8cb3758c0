import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fetch } from '../../../indexer/import/fetching/fetch.ts';
import { systemFetch } from '../../../indexer/import/fetching/fetch.ts';
import { respond } from '../../respond.ts';
import type { Said, SitePage } from './site-page.ts';

/** One local server in the place of all the sites: a fetch that leads every address to it. */
export async function siteServer(pages: readonly SitePage[]) {
  const says = new Map<string, Said>(pages.flatMap((page) => Object.entries(page.says)));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const address = decodeURIComponent((request.url ?? '').slice('/?'.length));
    asked.push(address);
    const bare = says.get(`${address}#without-cookie`);
    const said = bare && request.headers.cookie === undefined ? bare : says.get(address);
    // A handshake that fails, and an address nobody answers at.
    if (said?.status === 599) request.destroy();
    else if (!said) respond(response, 404);
    else
      respond(
        response,
        said.status ?? 200,
        { ...(said.type ? { 'content-type': said.type } : {}), ...said.headers },
        said.body,
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fetch: Fetch = (url, { dispatcher, ...init }) =>
    systemFetch(`http://127.0.0.1:${port}/?${encodeURIComponent(url)}`, init as Parameters<Fetch>[1]);
  return {
    fetch,
    asked,
    say: (address: string, said: Said) => says.set(address, said),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
