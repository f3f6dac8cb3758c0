import { html } from './html.ts';
import { shell } from './reader-shell.ts';

/** The page for who may not see the others. */
export function accessPage(why: string): string {
  const main = html`<main id="text" class="catalogue"><h1>现在不能打开这一页</h1><p class="lead">${why}</p></main>`;
  return shell({ title: '没有权限', styles: ['catalogue.css'], main });
}
