import { type Html, html, type Part } from './html.ts';

interface Shell {
  readonly title: string;
  readonly styles: readonly string[];
  /** Scripts of others, which run before the modules. */
  readonly scripts?: readonly string[];
  /** Own scripts. */
  readonly modules?: readonly string[];
  readonly body: Html;
  readonly bodyClass?: string;
  readonly head?: Part;
}

/** The frame of every page. */
export function page({
  title,
  styles,
  scripts = [],
  modules = [],
  body,
  bodyClass = '',
  head,
}: Shell): string {
  return html`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${styles.map((s) => html`<link rel="stylesheet" href="${s}">\n`)}${head}${scripts.map((s) => html`<script src="${s}" defer></script>\n`)}${modules.map((s) => html`<script type="module" src="${s}"></script>\n`)}</head>
<body${bodyClass ? html` class="${bodyClass}"` : ''}>
${body}
</body>
</html>
`.html;
}
