// The answers of this conversation as a Word file: what was shown, in order, with where it stands.

/** Questions and answers as they were said; the greeting before the first question is none. */
export function recorder() {
  const turns = [];
  return {
    received({ type, from, text }) {
      if (type !== 'message' || !text) return;
      if (from?.role !== 'bot') turns.push({ question: text, answers: [] });
      else turns.at(-1)?.answers.push(text);
    },
    turns: () => turns,
  };
}

/** @param turns from `recorder` @throws when the server makes none */
export async function downloadAnswers(turns) {
  const response = await fetch('/api/answers.docx', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ turns }),
  });
  if (!response.ok) throw new Error(String(response.status));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = '知依问答.docx';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
