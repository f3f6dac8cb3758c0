// The chat page in the browser. Everything but the look of the conversation works before Web Chat is loaded.
import { askField } from './chat-ask.js';
import { connection } from './chat-connection.js';
import { downloadAnswers, recorder } from './chat-download.js';
import { earlyLog } from './chat-early.js';
import { conversationList } from './chat-list.js';
import { conversationMenu } from './chat-menu.js';
import { fillFront } from './chat-opening.js';
import { quoting } from './chat-quote.js';
import { openReader } from './chat-reader.js';
import { showTranscript } from './chat-transcript.js';
import { thumbDown, whyAsker } from './chat-why.js';
import { comparedWords, copyWords, quotationOf } from './quote.js';

const chat = document.getElementById('chat');
const front = document.getElementById('front');
const list = conversationList(chat.dataset.owner);
const fine = window.matchMedia('(pointer: fine)');

let here;
let away = 0;
/** Milliseconds that a connection may be gone before people are told: reconnecting takes less, as a rule. */
const UNNOTICED_MS = 700;

const WORDS = {
  lost: '服务没有保留先前的对话（可能已删除或过期），现在是一个新的对话；上面的内容知依已不记得。',
  away: '连不上服务，正在重新连接……可以接着写，连上后会自动发出。',
};

const { directLine, remark, waiting } = connection({
  earlier: list.current(),
  kept: list,
  opened(entry) {
    here = entry;
    list.opened(entry);
  },
  tell(state, words, status) {
    clearTimeout(away);
    if (state === 'away') away = setTimeout(() => say(WORDS.away), UNNOTICED_MS);
    if (state === 'open') reconnected();
    if (state === 'lost') {
      front.hidden = begun;
      say(WORDS.lost, 15_000);
    }
    if (state === 'slow') remark(words);
    if (state === 'refused') say(status === 401 ? '登录已过期。' : words, 0, status === 401);
  },
});

/** The line that tells of the connection; it stays empty while all is well. */
let fading;
function say(words, ms = 0, signIn = false) {
  const line = document.getElementById('connection');
  clearTimeout(fading);
  line.textContent = words;
  if (signIn) {
    const link = document.createElement('a');
    link.href = '/';
    link.textContent = '重新登录';
    line.append(link);
  }
  if (ms > 0) fading = setTimeout(() => say(''), ms);
}

function reconnected() {
  const line = document.getElementById('connection').textContent;
  if (line !== WORDS.away) return;
  say(waiting() > 0 ? '已重新连上，正在发出没发出的话。' : '已重新连上。', 4000);
}

conversationMenu({
  list,
  here: () => here,
  go(entry) {
    // What is still on its way must not put this conversation back in the place of the chosen one.
    directLine.end();
    list.choose(entry);
    location.reload();
  },
});

async function copied(words) {
  const text = await copyWords(words).catch((error) => say(`复制不了：${error.message}`, 8000));
  if (text) say(`已复制：${text.split('\n')[0]}`, 4000);
}

document.getElementById('sign-out')?.addEventListener('click', async () => {
  const left = await fetch('/access/sign-out', { method: 'POST', redirect: 'manual' }).catch(() => undefined);
  if (!left) return say('没有退出：连不上服务。', 8000);
  directLine.end();
  list.choose(undefined);
  chat.replaceChildren();
  say('已退出登录。', 0, true);
});

/** Something was said: the ways in make room for the conversation. */
let begun = false;
function begin() {
  begun = true;
  front.hidden = true;
  transcript?.show();
}

const quote = quoting();
const askWhy = whyAsker((activity) => directLine.postActivity(activity), say);

/** Titles come from what was asked first. */
const named = {
  ...directLine,
  postActivity(activity) {
    if (activity.type === 'message') {
      if (here) list.said(here, activity.text ?? '');
      begin();
      transcript?.follow();
    }
    const vote = thumbDown(activity);
    if (vote) askWhy(vote);
    else if (activity.type === 'event' && activity.entities) say('谢谢，记下了：有用。', 4000);
    return directLine.postActivity(activity.type === 'message' ? quote.applied(activity) : activity);
  },
};

const early = earlyLog();
const record = recorder();
directLine.activity$.subscribe((activity) => {
  record.received(activity);
  if (activity.type === 'message' && activity.from?.role !== 'bot') begin();
  if (!transcript?.ready()) early.received(activity);
});

/** @param shown whether the words stand on the page as sent already */
function send(words, shown = false) {
  if (transcript?.ready()) return transcript.send(words);
  early.said(words, shown);
  named.postActivity(message(words));
}

function message(words) {
  const clientActivityID = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  return {
    type: 'message',
    text: words,
    textFormat: 'plain',
    locale: 'zh-Hans',
    channelData: { clientActivityID },
  };
}

/** Drafts whose citations are to be checked. */
function sendFiles(files) {
  const attachments = files.map((file) => ({
    name: file.name,
    contentType: file.type || 'application/octet-stream',
    contentUrl: URL.createObjectURL(file),
  }));
  named.postActivity({ ...message(''), attachments });
}

const first = globalThis.takeFirst?.() ?? [];
const ask = askField((words) => send(words), sendFiles);
front.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-send], [data-fill]');
  if (button?.dataset.send) send(button.dataset.send);
  else if (button) ask.fill(button.dataset.fill);
});
document.getElementById('download-answers').addEventListener('click', () => {
  document.getElementById('conversations').hidePopover();
  downloadAnswers(record.turns()).catch((error) => say(error.message, 6000));
});

// A conversation that goes on is coming: the ways in would only flash up before it.
front.hidden = list.all().some(({ id }) => id === list.current()?.id);
if (fine.matches) ask.focus();
void fillFront(front);
document.documentElement.dataset.ready = '';

/** @type {Awaited<ReturnType<typeof showTranscript>> | undefined} */
let transcript;
showTranscript({
  directLine: named,
  onReader: openReader,
  onQuote: quote.choose,
  onCopy: (copy) => copied(copy.rows ? comparedWords(copy) : quotationOf(copy.place, copy.form)),
  begun: () => begun,
  ready() {
    early.end();
    if (begun) transcript.show();
  },
}).then((made) => {
  transcript = made;
});
for (const words of first) send(words, true);
