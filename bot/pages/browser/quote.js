// Copying: as plain text and as HTML, so that a letter gets paragraphs and a note gets lines.

/**
 * Copies words that may still have to be fetched. @param made resolves to {text, html?}
 * @returns the words, once they are on the clipboard
 */
export async function copyWords(made) {
  const words = await made;
  const { text, html } = words;
  try {
    const item = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
    if (html) item['text/html'] = new Blob([html], { type: 'text/html' });
    await navigator.clipboard.write([new ClipboardItem(item)]);
  } catch {
    copyOldWay(words);
  }
  return text;
}

/** Without https, or in a frame that may not: the browser's own copying, with our words. */
function copyOldWay({ text, html }) {
  const put = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData.setData('text/plain', text);
    if (html) event.clipboardData.setData('text/html', html);
  };
  addEventListener('copy', put, true);
  try {
    if (!document.execCommand('copy')) throw new Error(text);
  } finally {
    removeEventListener('copy', put, true);
  }
}

/**
 * The quotation of a place, from the server: the whole text of the place, whatever of it is shown.
 * @param place path of the reader, such as /read/flood-law@2016-07-02#a12
 * @param form 'quote' or 'citation'
 */
export async function quotationOf(place, form) {
  const at = new URL(place, location.href);
  const response = await fetch(`/api/quote?at=${encodeURIComponent(at.pathname + at.hash)}`);
  if (!response.ok) throw new Error(`没有取到这一条（${response.status}）`);
  const quotation = await response.json();
  return form === 'citation' || !quotation.text ? { text: quotation.cited } : quotation;
}

/** A comparison with its marks: 【增：…】 and 【删：…】 in plain text, ins and del in HTML. */
export function comparedWords({ title, rows }) {
  const page = document.createElement('div');
  const add = (to, tag, words) => to.appendChild(document.createElement(tag)).append(words);
  add(page, 'p', title);
  for (const { head, runs } of rows) {
    add(page, 'p', head);
    const words = page.appendChild(document.createElement('p'));
    for (const [sign, text] of runs) {
      if (sign === '') words.append(text);
      else add(words, sign === '+' ? 'ins' : 'del', text);
    }
  }
  return { text: markedText(page), html: page.innerHTML };
}

/** Compared words keep their marks when they are selected and copied: 【增：…】 and 【删：…】 in plain text. */
export function copyWithMarks(root) {
  root.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || event.target.closest?.('input, textarea')) return;
    const words = selection.getRangeAt(0).cloneContents();
    if (!words.querySelector('ins, del')) return;
    event.preventDefault();
    const html = document.createElement('div');
    html.append(words);
    for (const own of html.querySelectorAll('.tag, .was, button, .said')) own.remove();
    event.clipboardData.setData('text/html', html.innerHTML);
    event.clipboardData.setData('text/plain', markedText(html));
  });
}

/** The words of an element, marks written out, a line a paragraph. */
export function markedText(element) {
  const copy = element.cloneNode(true);
  for (const ins of copy.querySelectorAll('ins')) ins.textContent = `【增：${ins.textContent}】`;
  for (const del of copy.querySelectorAll('del')) del.textContent = `【删：${del.textContent}】`;
  for (const block of copy.querySelectorAll('p, tr, li, div')) block.append('\n');
  return copy.textContent.replace(/[^\S\n]*\n\s*/gu, '\n').trim();
}
