// Streams of the chat page: the WebSocket of a conversation, and the few observables that Web Chat subscribes to.

/**
 * Listens to a conversation from a watermark on.
 * @returns closed: resolves to 'never' when it could not be opened, else to 'ended'
 */
export function stream(url, watermark, receive) {
  const at = new URL(url);
  at.searchParams.set('watermark', String(watermark));
  const socket = new WebSocket(at);
  let opened = false;
  let close;
  const closed = new Promise((resolve) => {
    close = () => {
      socket.close();
      resolve(opened ? 'ended' : 'never');
    };
    socket.addEventListener('open', () => {
      opened = true;
    });
    socket.addEventListener('close', close);
    socket.addEventListener('message', ({ data }) => {
      const { activities, watermark: mark } = JSON.parse(data);
      receive(activities, Number(mark));
    });
  });
  return { closed, close: () => close() };
}

/** Values for whoever subscribes, those from before included. @param first a value that is there at once */
export function subject(first) {
  const past = first === undefined ? [] : [first];
  const observers = new Set();
  let broken;
  return {
    next(value) {
      past.push(value);
      for (const observer of observers) observer.next?.(value);
    },
    error(error) {
      broken = error;
      for (const observer of observers) observer.error?.(error);
    },
    /** @param begun called at the first subscription */
    observable(begun) {
      let untold = begun;
      return {
        subscribe(given, onError) {
          const observer = typeof given === 'function' ? { next: given, error: onError } : given;
          observers.add(observer);
          for (const value of past) observer.next?.(value);
          if (broken) observer.error?.(broken);
          untold?.();
          untold = undefined;
          return { unsubscribe: () => observers.delete(observer) };
        },
      };
    },
  };
}
