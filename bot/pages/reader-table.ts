import { cellsOf, isTableRule, type Provision } from '../../indexer/index.ts';
import { type Html, html } from './html.ts';

/** A table with its head; every row has the id that locators name. */
export function tableHtml(node: Provision, place: (node: Provision) => Html | undefined): Html {
  const head = node.text.split('\n').filter((line) => line !== '' && !isTableRule(line));
  return html`<table class="held"${place(node)}>
${head.length > 0 && html`<thead>${head.map((row) => html`<tr>${cellsOf(row).map((cell) => html`<th scope="col">${cell}</th>`)}</tr>`)}</thead>`}
<tbody>${node.children.map((row) => html`<tr${place(row)}>${cellsOf(row.text).map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>
`;
}
