// The chat page in the browser: Web Chat on the page's own connection, earlier conversations, copying.
/* global WebChat */
import { connection } from './chat-connection.js';
import { conversationList } from './chat-list.js';
import { hostConfig, styleOptions } from './chat-look.js';
import { conversationMenu } from './chat-menu.js';
import { isReader, openReader } from './chat-reader.js';
import { comparedWords, copyWords, quotationOf } from './quote.js';

const chat = document.getElementById('chat');
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const { example } = chat.dataset;
const list = conversationList(chat.dataset.owner);

let here;
let away = 0;
/** Milliseconds that a connection may be gone before people are told: reconnecting takes less, as a rule. */
const UNNOTICED_MS = 700;

const WORDS = {
  lost: '服务没有保留先前的对话(可能已删除或过期),现在是一个新的对话;上面的内容知依已不记得。',
  away: '连不上服务,正在重新连接……可以接着写,连上后会自动发出。',
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
    if (state === 'lost') say(WORDS.lost, 15_000);
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
  say(waiting() > 0 ? '已重新连上,正在发出没发出的话。' : '已重新连上。', 4000);
}

conversationMenu({
  list,
  here: () => here,
  go(entry) {
    list.choose(entry);
    location.reload();
  },
});

// The text beside a card is its twin for channels without cards: here the card alone is shown.
const store = WebChat.createStore({}, () => (next) => (action) => {
  const { activity } = action.payload ?? {};
  if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
    const cards = activity.attachments?.some((a) => a.contentType.endsWith('card.adaptive'));
    if (activity.from?.role === 'bot' && cards && activity.text)
      return next({ ...action, payload: { ...action.payload, activity: { ...activity, text: '' } } });
  }
  return next(action);
});

const cardActionMiddleware = () => (next) => (given) => {
  const { cardAction } = given;
  if (cardAction.type === 'openUrl' && isReader(cardAction.value)) return openReader(cardAction.value);
  const copy = cardAction.value?.copy;
  if (copy) return void copied(copy.rows ? comparedWords(copy) : quotationOf(copy.place, copy.form));
  return next(given);
};

async function copied(words) {
  const text = await copyWords(words).catch((error) => say(`复制不了:${error.message}`, 8000));
  if (text) say(`已复制:${text.split('\n')[0]}`, 4000);
}

document.getElementById('sign-out')?.addEventListener('click', async () => {
  const left = await fetch('/access/sign-out', { method: 'POST', redirect: 'manual' }).catch(() => undefined);
  if (!left) return say('没有退出:连不上服务。', 8000);
  directLine.end();
  list.choose(undefined);
  chat.replaceChildren();
  say('已退出登录。', 0, true);
});

/** Titles come from what was asked first. */
const named = {
  ...directLine,
  postActivity(activity) {
    if (activity.type === 'message' && here) list.said(here, activity.text ?? '');
    return directLine.postActivity(activity);
  },
};

function render() {
  WebChat.renderWebChat(
    {
      directLine: named,
      store,
      locale: 'zh-Hans',
      nonce: chat.dataset.nonce,
      styleOptions: styleOptions(),
      adaptiveCardsHostConfig: hostConfig(),
      cardActionMiddleware,
      overrideLocalizedStrings: {
        TEXT_INPUT_PLACEHOLDER: example ? `问一个问题,例如:${example}` : '问一个问题',
        VOTE_LIKE_ALT: '有用',
        VOTE_DISLIKE_ALT: '没答到点上',
      },
    },
    chat,
  );
}

render();
dark.addEventListener('change', render);
chat.querySelector('textarea, input')?.focus();
