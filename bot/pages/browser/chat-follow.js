// After a question: it stands at the top of what is seen, and its answer below it from the beginning, however long that is.

/** Milliseconds that an answer is waited for, and that its card may still grow. */
const MOST_MS = 10_000;
const GROWING_MS = 1200;
/** Pixels above the question. */
const ABOVE = 10;
/** Who moves by themselves is followed no longer. */
const OWN_MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'];

let stop = () => undefined;

/** @param place where Web Chat is */
export function followQuestion(place) {
  stop();
  const box = place.querySelector('.webchat__basic-transcript__scrollable');
  if (!box) return;
  const bubbles = () => place.querySelectorAll('.webchat__basic-transcript__activity');
  const asked = () => [...place.querySelectorAll('.webchat__bubble--from-user')];
  // Web Chat may have shown the question already.
  const last = bubbles()[bubbles().length - 1];
  const shown = last?.querySelector('.webchat__bubble--from-user') !== null && last !== undefined;
  const before = asked().length - (shown ? 1 : 0);
  let [known, until] = [bubbles().length - (shown ? 1 : 0), performance.now() + MOST_MS];
  let following = true;
  stop = () => {
    following = false;
    for (const name of OWN_MOVES) box.removeEventListener(name, stop);
  };
  for (const name of OWN_MOVES) box.addEventListener(name, stop, { passive: true });

  const step = () => {
    if (!following) return;
    const questions = asked();
    const question = questions.length > before ? questions.at(-1) : undefined;
    // The question, and what answers it.
    if (bubbles().length > known + 1) {
      known = bubbles().length;
      until = performance.now() + GROWING_MS;
    }
    const most = box.scrollHeight - box.clientHeight;
    const top = question ? question.getBoundingClientRect().top - box.getBoundingClientRect().top : most;
    const wanted = question ? Math.min(most, box.scrollTop + top - ABOVE) : most;
    if (Math.abs(box.scrollTop - wanted) > 1) box.scrollTop = wanted;
    if (performance.now() < until) requestAnimationFrame(step);
    else stop();
  };
  requestAnimationFrame(step);
}
