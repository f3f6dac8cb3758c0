// The answer that the next message goes on from: chosen under it, shown above the field until something is sent.
const line = document.getElementById('quoting');

export function quoting() {
  let chosen;
  const show = (quote) => {
    chosen = quote;
    line.hidden = quote === undefined;
    line.querySelector('span').textContent = quote ? `引用：${quote.words}` : '';
  };
  line.querySelector('button').addEventListener('click', () => {
    show(undefined);
    document.getElementById('words').focus();
  });
  return {
    choose(quote) {
      show(quote);
      document.getElementById('words').focus();
    },
    /** The message with what it quotes, which is quoted no longer. */
    applied(activity) {
      // A button of a card knows by itself what it is about.
      if (!chosen || activity.value !== undefined) return activity;
      const { turn } = chosen;
      show(undefined);
      return { ...activity, channelData: { ...activity.channelData, quoted: turn } };
    },
  };
}
