// The chat page in the browser: Web Chat on the own Direct Line bridge, citations opened beside the chat.
/* global WebChat */
(() => {
  const chat = document.getElementById('chat');
  const { example } = chat.dataset;
  const pane = document.getElementById('reader');
  const frame = document.getElementById('reader-frame');
  const wide = window.matchMedia('(min-width: 960px)');
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const isReader = (url) => {
    const at = new URL(url, location.href);
    return at.origin === location.origin && /^\/read(?:\/|$)/.test(at.pathname);
  };

  function openReader(url) {
    const at = new URL(url, location.href);
    if (!wide.matches) {
      window.open(at.href, '_blank', 'noopener');
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
    chat.querySelector('textarea, input')?.focus();
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

  const styleOptions = () => ({
    accent: color('--accent'),
    backgroundColor: color('--paper'),
    primaryFont: color('--sans'),
    monospaceFont: 'ui-monospace, monospace',
    rootHeight: '100%',
    rootWidth: '100%',
    bubbleBackground: color('--card'),
    bubbleBorderColor: color('--line'),
    bubbleBorderRadius: 10,
    bubbleBorderWidth: 1,
    bubbleTextColor: color('--ink'),
    bubbleMaxWidth: 680,
    bubbleMinHeight: 36,
    bubbleFromUserBackground: color('--accent'),
    bubbleFromUserBorderColor: color('--accent'),
    bubbleFromUserBorderRadius: 10,
    bubbleFromUserTextColor: color('--on-accent'),
    paddingRegular: 11,
    paddingWide: 22,
    groupTimestamp: 60000,
    timestampColor: color('--soft'),
    subtle: color('--soft'),
    hideUploadButton: true,
    sendBoxBackground: color('--card'),
    sendBoxTextColor: color('--ink'),
    sendBoxPlaceholderColor: color('--soft'),
    sendBoxButtonColor: color('--accent'),
    sendBoxButtonColorOnHover: color('--ink'),
    sendBoxBorderTop: `1px solid ${color('--line')}`,
    sendBoxHeight: 52,
    suggestedActionLayout: 'flow',
    transcriptOverlayButtonBackground: color('--card'),
    transcriptOverlayButtonColor: color('--ink'),
    transitionDuration: '0s',
    feedbackActionsPlacement: 'activity-status',
  });

  const hostConfig = () => {
    const tone = (name) => ({ default: color(name), subtle: color(name) });
    const foregroundColors = {
      default: { default: color('--ink'), subtle: color('--soft') },
      accent: tone('--accent'),
      good: tone('--good'),
      warning: tone('--warn'),
      attention: tone('--bad'),
    };
    const style = { foregroundColors, backgroundColor: color('--card') };
    const font = {
      fontFamily: color('--sans'),
      fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 23 },
      lineHeights: { small: 20, default: 26, medium: 26, large: 28, extraLarge: 32 },
      fontWeights: { lighter: 300, default: 400, bolder: 650 },
    };
    return {
      supportsInteractivity: true,
      fontTypes: { default: font, monospace: font },
      containerStyles: { default: style, emphasis: style },
      spacing: { small: 6, default: 10, medium: 12, large: 18, extraLarge: 24, padding: 16 },
      separator: { lineThickness: 1, lineColor: color('--line') },
      actions: {
        actionsOrientation: 'horizontal',
        actionAlignment: 'left',
        // The style sheet keeps the distance: a box between buttons would indent their second row.
        buttonSpacing: 0,
        maxActions: 6,
        spacing: 'medium',
        showCard: { actionMode: 'inline' },
      },
    };
  };

  // The text beside a card is its twin for channels without cards: here the card alone is shown.
  const store = WebChat.createStore({}, () => (next) => (action) => {
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
      const { activity } = action.payload;
      const cards = activity.attachments?.some((a) => a.contentType.endsWith('card.adaptive'));
      if (activity.from?.role === 'bot' && cards && activity.text)
        return next({ ...action, payload: { ...action.payload, activity: { ...activity, text: '' } } });
    }
    return next(action);
  });

  const cardActionMiddleware = () => (next) => (given) => {
    const { cardAction } = given;
    if (cardAction.type === 'openUrl' && isReader(cardAction.value)) return openReader(cardAction.value);
    return next(given);
  };

  function render(directLine) {
    WebChat.renderWebChat(
      {
        directLine,
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

  async function start() {
    const response = await fetch('/v3/directline/tokens/generate', { method: 'POST' });
    if (!response.ok) throw new Error(String(response.status));
    const { token } = await response.json();
    const directLine = WebChat.createDirectLine({ token, domain: `${location.origin}/v3/directline` });
    render(directLine);
    dark.addEventListener('change', () => render(directLine));
    chat.querySelector('textarea, input')?.focus();
  }

  start().catch(() => {
    chat.textContent = '';
    const line = document.createElement('p');
    line.className = 'wait';
    line.setAttribute('role', 'alert');
    line.textContent = '连不上对话服务,请稍后刷新页面。';
    chat.append(line);
  });
})();
