// What the reader adds where scripts run: copying, finding within the text, closing the contents. The page is whole without.
import { copyWithMarks, copyWords, quotationOf } from './quote.js';
import { finder } from './reader-find.js';

document.documentElement.dataset.script = '';
// Beside the chat the way home is there already.
if (window.top !== window.self) document.documentElement.dataset.framed = '';
const main = document.getElementById('text');
if (main?.matches('.compare')) copyWithMarks(main);

/** Tells, to eyes and to screen readers, what has happened. */
let fading;
function say(words) {
  const said = document.getElementById('said');
  if (!said) return;
  said.textContent = words;
  clearTimeout(fading);
  fading = setTimeout(() => {
    said.textContent = '';
  }, 4000);
}

async function copy(words) {
  const text = await copyWords(words).catch((error) => say(`复制不了，请自行选取：${error.message}`));
  if (text) say(`已复制：${text.split('\n')[0]}`);
}

/** The cited 款 or 项 when it lies in the article whose button was pressed, else the article. */
function placeOf(button) {
  const whole = button.closest('[data-place]');
  const cited = document.querySelector(':target')?.closest('[data-place]');
  return cited && whole?.contains(cited) ? cited : whole;
}

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-print]')) return print();
  const button = event.target.closest('[data-copy]');
  const place = button && placeOf(button);
  if (!place) return;
  const page = document.querySelector('link[rel=canonical]')?.href ?? location.href.split('#')[0];
  const { copy: form } = button.dataset;
  copy(form === 'link' ? { text: `${page}#${place.id}` } : quotationOf(`${page}#${place.id}`, form));
});

/** An address may name a 款 where only the article stands (a headnote): go to what is there. */
function land() {
  let anchor = decodeURIComponent(location.hash.slice(1));
  const here = document.getElementById(anchor);
  if (here) return settle(here);
  if (anchor === '') return;
  while (anchor.includes('-')) {
    anchor = anchor.slice(0, anchor.lastIndexOf('-'));
    if (document.getElementById(anchor)) return location.replace(`#${anchor}`);
  }
  say('这一页没有所指的条款。');
}

/** A long page is laid out as it is scrolled: what stood above may have turned out higher or lower than guessed. */
function settle(place) {
  if (!place.closest('.long')) return;
  let frames = 5;
  const again = () => {
    place.scrollIntoView();
    if (--frames > 0) requestAnimationFrame(again);
  };
  requestAnimationFrame(again);
}

/** The way to the text in force leads to the article that corresponds to the one in view. */
const current = [...document.querySelectorAll('a.current')];
const [whole, name] = [current[0]?.getAttribute('href'), current[0]?.textContent];
function correspond() {
  // While the page is being read nothing is its target yet.
  const article = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('[data-now]');
  for (const link of current) {
    link.href = article?.dataset.now ?? whole;
    link.textContent = `${name}${article?.dataset.nowLabel ?? ''}`;
  }
}

land();
correspond();
addEventListener('hashchange', land);
addEventListener('hashchange', correspond);

const contents = document.getElementById('toc');
contents?.addEventListener('click', (event) => {
  if (event.target.closest('a') && contents.matches(':popover-open')) contents.hidePopover();
});

const form = document.getElementById('find');
if (form) finder(form, main);
