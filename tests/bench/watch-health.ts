import { request } from 'undici';

const EVERY_MS = 20;

/** Asks a server over and over whether it is alive; `stop` resolves to the longest it took to say so, milliseconds. */
export function watchHealth(url: string): { readonly stop: () => Promise<number> } {
  let longest = 0;
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const began = performance.now();
      await request(`${url}/healthz`).then(({ body }) => body.dump());
      longest = Math.max(longest, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await watching;
      return longest;
    },
  };
}
