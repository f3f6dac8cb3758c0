// After a thumb down: why. The thumb is counted already; what is told here goes after it.
const form = document.getElementById('why');
const words = document.getElementById('why-words');
const NAME = 'webchat:activity-status/feedback';

/** The turn that a thumb down is about; undefined for anything else that is posted. */
export function thumbDown({ type, name, entities }) {
  if (type !== 'event' || name !== NAME) return undefined;
  return entities?.find((entity) => entity['@type'] === 'DislikeAction');
}

/**
 * @param post sends an activity
 * @param say shows what was recorded
 */
export function whyAsker(post, say) {
  let meant;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const comment = [event.submitter?.value, words.value.trim()].filter(Boolean).join('：');
    if (comment === '') return words.focus();
    post({ type: 'event', name: NAME, entities: [meant], value: { comment } });
    close();
    say(`谢谢，记下了：没答到点上——${comment}。连同问题和当时给出的条文一起记录。`, 8000);
  });
  document.getElementById('why-close').addEventListener('click', () => {
    close();
    say('谢谢，记下了：没答到点上。连同问题和当时给出的条文一起记录。', 6000);
  });

  function close() {
    form.hidden = true;
    words.value = '';
    document.getElementById('words').focus();
  }

  return (entity) => {
    meant = entity;
    form.hidden = false;
    form.querySelector('button').focus();
  };
}
