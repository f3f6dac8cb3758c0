/** Turns a path of the own server (/read/…) into a link that works where the answer is shown. */
export type Link = (path: string) => string;

/** Links under a base address. Example: linksUnder('https://zhiyi.example')('/read/x') */
export function linksUnder(base: string): Link {
  const root = base.replace(/\/+$/, '');
  return (path) => `${root}${path}`;
}

/** Only web addresses become links: a knowledge file must not smuggle in javascript: or file: ones. */
export function safeUrl(url: string | undefined): string | undefined {
  return url && /^https?:\/\/[^\s"'<>\\]+$/i.test(url) ? url : undefined;
}
