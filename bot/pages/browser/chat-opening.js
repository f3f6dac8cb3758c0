// The ways in are made from what is held, which a server that was just started is still opening.
/** Milliseconds until the page is asked for again, at first and at most. */
const [SOON_MS, MOST_MS] = [300, 8000];

/** Puts the ways in onto a start page that came without them. */
export async function fillFront(front) {
  for (
    let ms = SOON_MS;
    front.dataset.opening !== undefined && !front.hidden;
    ms = Math.min(2 * ms, MOST_MS)
  ) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    const page = await fetch('/')
      .then((answer) => answer.text())
      .catch(() => '');
    const made = new DOMParser().parseFromString(page, 'text/html');
    const filled = made.getElementById('front');
    if (!filled || filled.dataset.opening !== undefined) continue;
    delete front.dataset.opening;
    front.replaceChildren(...filled.childNodes);
    document.getElementById('words').placeholder = made.getElementById('words').placeholder;
  }
}
