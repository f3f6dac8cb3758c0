// What is said before Web Chat is loaded: the question and the answer in plain words, so that a slow line keeps nobody waiting.
const log = document.getElementById('early');

/** @param from 'user' or 'bot' */
function line(from, words) {
  const p = document.createElement('p');
  p.className = from;
  p.textContent = words;
  return p;
}

/** Shows activities as they come; what the own person wrote is shown at once, and not again when it comes back. */
export function earlyLog() {
  const written = [];
  let asked = false;
  return {
    /** @param shown whether it stands there already */
    said(words, shown = false) {
      written.push(words);
      asked = true;
      if (!shown) show(line('user', words));
    },
    received({ type, from, text, summary }) {
      if (type !== 'message') return;
      const words = text || summary || '';
      if (from?.role !== 'bot') {
        asked = true;
        if (written[0] === words) return void written.shift();
        return show(line('user', words));
      }
      if (asked && words !== '') show(line('bot', words));
    },
    end() {
      log.remove();
    },
  };

  function show(made) {
    log.hidden = false;
    log.append(made);
    made.scrollIntoView({ block: 'nearest' });
  }
}
