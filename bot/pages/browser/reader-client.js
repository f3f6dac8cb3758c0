// What the reader adds where scripts run: copying, finding within the text, closing the contents. The page is whole without.
import { copyWithMarks, copyWords, quotationOf } from './quote.js';

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
  const name = place.dataset.place;
  const page = document.querySelector('link[rel=canonical]')?.href ?? location.href.split('#')[0];
  if (button.dataset.copy === 'quote') copy(quotationOf(`${page}#${place.id}`, 'quote'));
  else if (button.dataset.copy === 'link') copy({ text: `${page}#${place.id}` });
  else copy({ text: `${main.dataset.citation}${name.startsWith('第') ? '' : ' '}${name}` });
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

land();
addEventListener('hashchange', land);

const contents = document.getElementById('toc');
contents?.addEventListener('click', (event) => {
  if (event.target.closest('a') && contents.matches(':popover-open')) contents.hidePopover();
});

const form = document.getElementById('find');
if (form) finder(form);

function finder(form) {
  const field = document.getElementById('find-words');
  const count = document.getElementById('find-count');
  let [found, at, sought] = [[], -1, ''];

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(1);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || !event.shiftKey) return;
    event.preventDefault();
    go(-1);
  });
  field.addEventListener('input', () => {
    if (field.value.trim() === '') clear();
  });
  form.addEventListener('click', (event) => {
    if (event.target.closest('[data-find=before]')) go(-1);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target.closest('input, textarea'))
      return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  function go(step) {
    const words = field.value.trim();
    if (words === '') return clear();
    const article = articleCalled(words);
    if (article) {
      clear();
      location.hash = `#${article.id}`;
      return;
    }
    if (words !== sought) {
      [found, at, sought] = [occurrences(words), -1, words];
      globalThis.CSS?.highlights?.set('found', new Highlight(...found));
    }
    if (found.length === 0) {
      count.textContent = '没有';
      return;
    }
    at = at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length;
    count.textContent = `${at + 1}／${found.length}`;
    globalThis.CSS?.highlights?.set('current', new Highlight(found[at]));
    found[at].startContainer.parentElement.scrollIntoView({ block: 'center' });
  }

  function clear() {
    [found, at, sought] = [[], -1, ''];
    count.textContent = '';
    globalThis.CSS?.highlights?.clear();
  }
}

/** 12, 12条 or 第十二条 is a place to go to. */
function articleCalled(words) {
  const number = /^第?\s*(\d{1,4})\s*条?$/.exec(words)?.[1];
  if (number) return document.getElementById(`a${number}`);
  return /^第.+条(?:之.+)?$/.test(words)
    ? document.querySelector(`[data-place="${CSS.escape(words)}"]`)
    : null;
}

/** Ranges of the words in the text, also where they run into or out of a link. */
function occurrences(words) {
  const ranges = [];
  const wanted = words.toLowerCase();
  for (const block of main.querySelectorAll('.body p, .body h2, .body h3, .body h4')) {
    const text = block.textContent.toLowerCase();
    for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length))
      ranges.push(rangeOf(block, i, i + wanted.length));
  }
  return ranges;
}

function rangeOf(block, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const after = passed + node.length;
    if (!begun && start < after) {
      range.setStart(node, start - passed);
      begun = true;
    }
    if (end <= after) {
      range.setEnd(node, end - passed);
      break;
    }
    passed = after;
  }
  return range;
}
