// Runs before the page is drawn: what is sent before the page's own scripts have come is kept for them, and shown as sent.
const kept = [];

function keep(field) {
  const words = field.value.trim();
  if (words === '') return;
  field.value = '';
  kept.push(words);
  const log = document.getElementById('early');
  const line = document.createElement('p');
  line.className = 'user';
  line.textContent = words;
  log.append(line);
  log.hidden = false;
}

function onKey(event) {
  const { target, key, shiftKey, isComposing, keyCode } = event;
  if (target.id !== 'words' || key !== 'Enter' || shiftKey || isComposing || keyCode === 229) return;
  event.preventDefault();
  keep(target);
}

function onSubmit(event) {
  event.preventDefault();
  if (event.target.id === 'ask') keep(document.getElementById('words'));
}

document.addEventListener('keydown', onKey);
document.addEventListener('submit', onSubmit);

/** From here on the page's scripts listen themselves. @returns what was sent until now, in its order */
globalThis.takeFirst = () => {
  document.removeEventListener('keydown', onKey);
  document.removeEventListener('submit', onSubmit);
  return kept;
};
