import { type Headnote, type Provision, parseLocator, toAnchor } from '../../indexer/index.ts';
import { HEADNOTE_MARK } from '../answers/labels.ts';
import { type Html, html } from './html.ts';
import type { ReaderView } from './reader-view.ts';

/** An own-words headnote in its own box, type and colour, always with its mark: never to be taken for the text. */
export function headnoteBox(article: Provision, view: ReaderView): Html | undefined {
  const note = article.headnote;
  if (!note) return undefined;
  const words = html`<p>${note.text}</p>
${note.figures.length > 0 && html`<p class="figures">${note.figures.join('；')}</p>`}
${note.corresponds && html`<p class="corresponds">对应：${corresponding(note, view)}</p>`}`;
  const mark = html`<b class="headnote-mark">${HEADNOTE_MARK}</b>`;
  const label = `${article.label}${HEADNOTE_MARK}`;
  // Under the law's own words it is folded away until wanted.
  if (article.text !== '' || article.children.length > 0)
    return html`<details class="headnote" aria-label="${label}"><summary>${mark}</summary>
${words}</details>`;
  return html`<div class="headnote" role="note" aria-label="${label}"><p>${mark}</p>
${words}</div>`;
}

/** 2007版第三条、第四条 as a link to the first place when a text of that year is held. */
function corresponding(note: Headnote, view: ReaderView): Html | string {
  const words = note.corresponds ?? '';
  const [, year, place] = /(\d{4})年?版(第[^条]{1,9}条(?:之[一二三四五六七八九十]+)?)/u.exec(words) ?? [];
  const other = view.versions.find((v) => year !== undefined && v.document.version?.startsWith(year));
  const locator = place === undefined ? undefined : parseLocator(place);
  if (!other || !locator) return words;
  return html`<a href="${other.href}#${toAnchor(locator)}">${words}</a>`;
}
