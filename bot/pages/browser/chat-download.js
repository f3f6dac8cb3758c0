// The answers of this conversation as a Word file: what was shown, in order, with where it stands.

/** Questions and answers as they were said; the greeting before the first question is none. */
export function recorder() {
  const turns = [];
  return {
    received({ type, from, text, attachments }) {
      if (type !== 'message' || !text) return;
      if (from?.role !== 'bot') turns.push({ question: text, answers: [] });
      else
        turns
          .at(-1)
          ?.answers.push({ places: placesIn(attachments), words: text.split('\n')[0].slice(0, 2000) });
    },
    turns: () => turns,
  };
}

/** The places that a card can be asked to copy the citation of: those it shows. */
function placesIn(part) {
  if (typeof part !== 'object' || part === null) return [];
  const place = part.copy?.form === 'citation' ? [part.copy.place] : [];
  return [...place, ...Object.values(part).flatMap(placesIn)];
}

/** @param turns from `recorder` @throws when the server makes none */
export async function downloadAnswers(turns) {
  if (turns.length === 0) throw new Error('还没有可以下载的问答。');
  const response = await fetch('/api/answers.docx', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ turns }),
  });
  if (!response.ok) throw new Error(`没有下载成（${response.status}），请稍后再试。`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = '知依问答.docx';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
