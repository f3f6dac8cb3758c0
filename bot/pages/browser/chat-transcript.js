// Web Chat as the page shows it: the conversation alone. It is loaded behind the page, which can be used before.
/* global WebChat */
import { followQuestion } from './chat-follow.js';
import { hostConfig, styleOptions } from './chat-look.js';
import { isReader } from './chat-reader.js';

const chat = document.getElementById('chat');
const place = document.getElementById('transcript');
const dark = window.matchMedia('(prefers-color-scheme: dark)');
/** Milliseconds until a file that did not come is asked for again. */
const AGAIN_MS = 5000;

async function loadWebChat() {
  for (;;) {
    const loaded = await new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = chat.dataset.webchat;
      script.onload = () => resolve(true);
      script.onerror = () => resolve(false);
      document.head.append(script);
    });
    if (loaded) return;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/**
 * @param parts.begun whether something was said: what the assistant says before is on the start page
 * @param parts.ready told when messages can go through Web Chat
 */
export async function showTranscript({ directLine, onReader, onCopy, onQuote, begun, ready }) {
  await loadWebChat();
  let connected = false;
  let asked = false;

  const store = WebChat.createStore({}, () => (next) => (action) => {
    const { activity } = action.payload ?? {};
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED')
      setTimeout(() => {
        connected = true;
        ready();
      });
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY') asked = true;
    if (action.type !== 'DIRECT_LINE/INCOMING_ACTIVITY') return next(action);
    const ofBot = activity.from?.role === 'bot';
    if (!ofBot) asked = true;
    // The greeting stands on the start page already.
    if (ofBot && !asked && activity.type === 'message') return undefined;
    // The text beside a card is its twin for channels without cards: here the card alone is shown.
    const card = activity.attachments?.some((a) => a.contentType.endsWith('card.adaptive'));
    if (!ofBot || !card || !activity.text) return next(action);
    return next({ ...action, payload: { ...action.payload, activity: { ...activity, text: '' } } });
  });

  const cardActionMiddleware = () => (next) => (given) => {
    const { cardAction } = given;
    if (cardAction.type === 'openUrl' && isReader(cardAction.value)) return onReader(cardAction.value);
    const { copy, quote } = cardAction.value ?? {};
    if (quote) return void onQuote(quote);
    return copy ? void onCopy(copy) : next(given);
  };

  function render() {
    WebChat.renderWebChat(
      {
        directLine,
        store,
        locale: 'zh-Hans',
        nonce: chat.dataset.nonce,
        styleOptions: styleOptions(),
        adaptiveCardsHostConfig: hostConfig(),
        cardActionMiddleware,
        overrideLocalizedStrings: { VOTE_LIKE_ALT: '有用', VOTE_DISLIKE_ALT: '没答到点上' },
      },
      place,
    );
  }

  place.hidden = !begun();
  render();
  dark.addEventListener('change', render);

  return {
    ready: () => connected,
    show() {
      place.hidden = false;
    },
    send(words) {
      store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: words, method: 'keyboard' } });
    },
    follow: () => followQuestion(place),
  };
}
