// Citations of the chat: opened beside it where there is room, else in its place.
const chat = document.getElementById('chat');
const pane = document.getElementById('reader');
const frame = document.getElementById('reader-frame');
const wide = window.matchMedia('(min-width: 960px)');

export const isReader = (url) => {
  const at = new URL(url, location.href);
  return at.origin === location.origin && /^\/read(?:\/|$)/.test(at.pathname);
};

export function openReader(url) {
  const at = new URL(url, location.href);
  if (!wide.matches) {
    // The way back leads to this conversation again.
    location.href = at.href;
    return;
  }
  pane.hidden = false;
  document.body.classList.add('reading');
  // replace(): the pane adds nothing to the history, and the same document jumps without loading again.
  frame.contentWindow.location.replace(at.href);
  document.getElementById('reader-out').href = at.href;
}

function closeReader() {
  pane.hidden = true;
  document.body.classList.remove('reading');
  document.getElementById('words')?.focus();
}

document.getElementById('reader-close').addEventListener('click', closeReader);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !pane.hidden) closeReader();
});
frame.addEventListener('load', () => {
  try {
    document.getElementById('reader-title').textContent = frame.contentDocument.title || '原文';
  } catch {
    // Another host took over the frame: the title stays.
  }
});
chat.addEventListener(
  'click',
  (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !isReader(link.href)) return;
    event.preventDefault();
    event.stopPropagation();
    openReader(link.href);
  },
  true,
);
