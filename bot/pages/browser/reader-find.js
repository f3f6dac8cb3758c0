// Finding within the text: all places at once as a list, one after the other by Enter, articles by their number.

/** Places listed; more are reached one after the other. */
const MOST_LISTED = 200;
/** Characters before and behind the words. */
const AROUND = 14;

/** @param main the text that is looked through */
export function finder(form, main) {
  const field = document.getElementById('find-words');
  const count = document.getElementById('find-count');
  const list = document.getElementById('find-hits');
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
      [found, at, sought] = [occurrences(main, words), -1, words];
      draw();
      globalThis.CSS?.highlights?.set('found', new Highlight(...found));
    }
    if (found.length === 0) {
      count.textContent = '没有';
      return;
    }
    show(at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length);
  }

  function show(i) {
    at = i;
    count.textContent = `${at + 1}／${found.length}`;
    globalThis.CSS?.highlights?.set('current', new Highlight(found[at]));
    found[at].startContainer.parentElement.scrollIntoView({ block: 'center' });
    for (const [n, item] of [...list.children].entries())
      item.firstElementChild?.toggleAttribute('aria-current', n === at);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  /** Where the words stand: the place and what stands around them. */
  function draw() {
    list.replaceChildren(...found.slice(0, MOST_LISTED).map(item));
    list.hidden = found.length === 0;
  }

  function item(range, i) {
    const place = range.startContainer.parentElement.closest('[data-place]')?.dataset.place ?? '';
    const line = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    const name = document.createElement('b');
    name.textContent = place;
    const block = range.startContainer.parentElement.closest('p, h2, h3, h4');
    const [before, behind] = [document.createRange(), document.createRange()];
    before.setStart(block, 0);
    before.setEnd(range.startContainer, range.startOffset);
    behind.setStart(range.endContainer, range.endOffset);
    behind.setEnd(block, block.childNodes.length);
    const mark = document.createElement('mark');
    mark.textContent = range.toString();
    button.append(name, ` ${before.toString().slice(-AROUND)}`, mark, behind.toString().slice(0, AROUND));
    button.addEventListener('click', () => {
      show(i);
      // Where it lies over the text it has done its work.
      if (getComputedStyle(list).position === 'absolute') list.hidden = true;
    });
    line.append(button);
    return line;
  }

  function clear() {
    [found, at, sought] = [[], -1, ''];
    count.textContent = '';
    list.hidden = true;
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
function occurrences(main, words) {
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
