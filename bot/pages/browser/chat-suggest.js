// Ways to go on with what is being typed: titles, articles, commands, from the server.
const QUIET_MS = 120;
const MOST_KEPT = 100;

/** @param changed told when a suggestion was put into the field */
export function suggestions(field, changed) {
  const list = document.getElementById('suggestions');
  const told = document.getElementById('suggested');
  const known = new Map();
  let shown = [];
  let chosen = -1;
  let timer;

  async function look() {
    const typed = field.value;
    const found = typed.trim() === '' || typed.includes('\n') ? [] : await ask(typed);
    // An answer to what stood there before says nothing of what stands there now.
    if (field.value === typed && document.activeElement === field)
      draw(found.filter((s) => s.text !== typed));
  }

  async function ask(typed) {
    if (known.has(typed)) return known.get(typed);
    try {
      const response = await fetch(`/api/suggest?q=${encodeURIComponent(typed.slice(0, 100))}`);
      if (!response.ok) return [];
      const { suggestions: found } = await response.json();
      if (known.size >= MOST_KEPT) known.clear();
      known.set(typed, found);
      return found;
    } catch {
      return [];
    }
  }

  function draw(found) {
    shown = found;
    chosen = -1;
    field.removeAttribute('aria-activedescendant');
    list.replaceChildren(...found.map(option));
    list.hidden = found.length === 0;
    told.textContent = found.length > 0 ? `${found.length}条建议` : '';
  }

  function option({ label, hint }, i) {
    const item = document.createElement('li');
    item.id = `suggestion-${i}`;
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', 'false');
    const [name, about] = ['b', 'span'].map((tag) => document.createElement(tag));
    name.textContent = label;
    about.textContent = hint;
    item.append(name, ' ', about);
    // Before the field loses the focus.
    item.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      accept(i);
    });
    return item;
  }

  function accept(i) {
    field.value = shown[i].text;
    changed();
    close();
    if (shown[i]?.kind !== 'article') void look();
  }

  function move(by) {
    const items = [...list.children];
    items[chosen]?.setAttribute('aria-selected', 'false');
    chosen = (chosen + by + items.length + (chosen < 0 && by < 0 ? 1 : 0)) % items.length;
    const item = items[chosen];
    item.setAttribute('aria-selected', 'true');
    item.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', item.id);
  }

  function close() {
    clearTimeout(timer);
    list.hidden = true;
    chosen = -1;
    field.removeAttribute('aria-activedescendant');
  }

  field.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(look, QUIET_MS);
  });
  field.addEventListener('compositionend', () => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET_MS);
  });
  field.addEventListener('blur', close);
  // Written before this script was there.
  void look();

  return {
    close,
    /** Whether a key was for the list. */
    key({ key }) {
      if (list.hidden) return false;
      if (key === 'ArrowDown') move(1);
      else if (key === 'ArrowUp') move(-1);
      else if (key === 'Escape') close();
      else if ((key === 'Enter' || key === 'Tab') && chosen >= 0) accept(chosen);
      else return false;
      return true;
    },
  };
}
