// The field for questions: Enter sends, except while Chinese is being composed; suggestions stand above it.
import { suggestions } from './chat-suggest.js';

/**
 * @param send told of the words of a question
 * @param sendFiles told of the drafts that were chosen
 */
export function askField(send, sendFiles) {
  const form = document.getElementById('ask');
  const field = document.getElementById('words');
  const offered = suggestions(field, grow);

  function grow() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight + 2, 160)}px`;
  }

  function submit() {
    const words = field.value.trim();
    if (words === '') return;
    field.value = '';
    offered.close();
    grow();
    send(words);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    field.focus();
  });
  field.addEventListener('keydown', (event) => {
    // 229: some browsers end the composition before they tell of its Enter.
    if (event.isComposing || event.keyCode === 229) return;
    if (offered.key(event)) return event.preventDefault();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    submit();
  });
  field.addEventListener('input', grow);
  const drafts = document.getElementById('drafts');
  drafts.addEventListener('change', () => {
    if (drafts.files.length > 0) sendFiles([...drafts.files]);
    // The same file may be chosen again, mended.
    drafts.value = '';
    field.focus();
  });

  // Anywhere on the page: elsewhere the browser would open the file in its place.
  for (const name of ['dragover', 'dragleave', 'drop'])
    document.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      form.classList.toggle('over', name === 'dragover');
      if (name === 'drop' && event.dataTransfer.files.length > 0) sendFiles([...event.dataTransfer.files]);
    });

  return {
    fill(words) {
      field.value = words;
      field.focus();
      // What stands behind a command is an example: typing takes its place.
      field.setSelectionRange(words.indexOf(' ') + 1, words.length);
      grow();
    },
    focus: () => field.focus(),
  };
}
