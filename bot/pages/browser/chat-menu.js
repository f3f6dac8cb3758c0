// The list of earlier conversations in the header: open, rename, delete, begin anew.
import { forget } from './chat-requests.js';

/** @param parts.here the conversation that is shown; @param parts.go shows another, or a new one without an entry */
export function conversationMenu({ list, here, go }) {
  const menu = document.getElementById('conversations');
  document.getElementById('new-conversation').addEventListener('click', () => go(undefined));
  menu.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') draw();
  });
  addEventListener('storage', draw);

  function draw() {
    const entries = list.all();
    const rows = entries.map(row);
    const empty = document.createElement('li');
    empty.textContent = '还没有对话。';
    menu.querySelector('ul').replaceChildren(...(rows.length > 0 ? rows : [empty]));
  }

  function row(entry) {
    const item = document.createElement('li');
    const open = button(entry.title || '没有标题', '', () => go(entry));
    open.className = 'open';
    if (entry.id === here()?.id) open.setAttribute('aria-current', 'true');
    const rename = button('改名', `改名：${entry.title}`, () => renaming(item, entry));
    const remove = button('删除', `删除：${entry.title}`, () => removing(entry));
    item.append(open, rename, remove);
    return item;
  }

  function renaming(item, entry) {
    const field = document.createElement('input');
    field.value = entry.title;
    field.maxLength = 40;
    field.setAttribute('aria-label', '对话的名字');
    const done = (save) => {
      if (save) list.rename(entry, field.value);
      draw();
    };
    field.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Enter') done(true);
      if (event.key !== 'Escape') return;
      event.preventDefault();
      done(false);
    });
    item.replaceChildren(
      field,
      button('好', '', () => done(true)),
    );
    field.select();
  }

  /** From here at once; the server is told, and forgets by itself if it cannot be. */
  async function removing(entry) {
    const shown = entry.id === here()?.id;
    list.remove(entry);
    draw();
    await forget(entry).catch(() => undefined);
    if (shown) go(undefined);
  }
}

function button(words, label, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = words;
  if (label !== '') made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  return made;
}
