// The conversations of this browser: which one this tab is in, and the list of earlier ones, kept with the browser.
const LIST = 'zhiyi.conversations';
const CURRENT = 'zhiyi.current';
const TOKEN = 'zhiyi.token';
const OUTBOX = 'zhiyi.outbox';
const MOST = 60;
const LONGEST_TITLE = 40;

/** What a store of the browser holds; where it may not be used, nothing is kept. */
function kept(store, name, absent) {
  return {
    get() {
      try {
        return JSON.parse(window[store].getItem(name)) ?? absent;
      } catch {
        return absent;
      }
    },
    set(value) {
      try {
        if (value === undefined) window[store].removeItem(name);
        else window[store].setItem(name, JSON.stringify(value));
      } catch {
        // Full or forbidden: the conversation lives as long as the page.
      }
    },
  };
}

/** @param owner tells the people of one browser apart; empty where nobody signs in */
export function conversationList(owner) {
  const list = kept('localStorage', LIST, []);
  const current = kept('sessionStorage', CURRENT, undefined);
  const token = kept('sessionStorage', TOKEN, undefined);
  const outbox = kept('sessionStorage', OUTBOX, []);
  const mine = () => list.get().filter((entry) => entry.owner === owner);
  const put = (entry) => {
    const rest = list.get().filter(({ id }) => id !== entry.id);
    list.set([{ ...entry, owner }, ...rest].slice(0, MOST));
  };
  return {
    all: mine,
    /** The conversation of this tab, else the latest of this browser. */
    current: () => (current.get()?.fresh ? undefined : (current.get() ?? mine()[0])),
    /** Another conversation from the next load on; a new one without an entry. */
    choose(entry) {
      current.set(entry ?? { fresh: true });
      token.set(undefined);
      outbox.set(undefined);
    },
    opened: (entry) => current.set(entry),
    /** Something was said in it: it goes to the top, and has its first words as its title. */
    said(entry, words) {
      const known = list.get().find(({ id }) => id === entry.id);
      const title = words.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_TITLE);
      put({ ...entry, title: known?.title ?? title, at: Date.now() });
    },
    rename(entry, title) {
      const named = title.trim().slice(0, LONGEST_TITLE);
      if (named !== '') list.set(list.get().map((e) => (e.id === entry.id ? { ...e, title: named } : e)));
    },
    remove: (entry) => list.set(list.get().filter(({ id }) => id !== entry.id)),
    token: token.get,
    setToken: token.set,
    outbox: outbox.get,
    setOutbox: (waiting) => outbox.set(waiting.length > 0 ? waiting : undefined),
  };
}
