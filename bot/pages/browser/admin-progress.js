// Shows how far a piece of work is; without this the page is asked for again by hand.
const box = document.querySelector('[data-job="running"]');

/** Asks again until the work is done, then shows the page as it is then. */
async function look() {
  const response = await fetch('/admin/texts/job', { headers: { Accept: 'application/json' } });
  if (!response.ok) return;
  const { ended, done, total, label } = await response.json();
  if (ended) {
    location.reload();
    return;
  }
  const bar = box.querySelector('progress');
  if (total > 0) {
    bar.max = total;
    bar.value = done;
  }
  box.querySelector('.label').textContent = total > 0 ? `${done}/${total} ${label}` : label;
  setTimeout(look, 1000);
}

if (box) setTimeout(look, 500);
