/** Other characters in everyday use that sound as one does, tones aside. Example: 钟 → 种, 中, 终, … */
export type Homophones = (character: string) => readonly string[];

let loading: Promise<Homophones> | undefined;

/** Sorts the characters of GB 2312 by their sound, once a process; most questions never need it. */
export function loadHomophones(): Promise<Homophones> {
  loading ??= (async () => {
    const { pinyin } = await import('pinyin-pro');
    // By single characters: what matters is that question and texts are read alike.
    const soundOf = (character: string): string => pinyin(character, { toneType: 'none' });
    const bySound = new Map<string, string[]>();
    for (const character of everydayCharacters()) {
      const sound = soundOf(character);
      const alike = bySound.get(sound);
      if (alike) alike.push(character);
      else bySound.set(sound, [character]);
    }
    return (character) => (bySound.get(soundOf(character)) ?? []).filter((c) => c !== character);
  })();
  return loading;
}

/** Whether two words of one length sound alike, tones aside: 抗汗 and 抗旱. */
export async function loadAlike(): Promise<(a: string, b: string) => boolean> {
  const { pinyin } = await import('pinyin-pro');
  const sounds = new Map<string, string>();
  const soundOf = (character: string): string => {
    const sound = sounds.get(character) ?? pinyin(character, { toneType: 'none' });
    sounds.set(character, sound);
    return sound;
  };
  return (a, b) =>
    a.length === b.length && [...a].every((c, i) => c === b[i] || soundOf(c) === soundOf(b[i]!));
}

/** The 6,763 Han characters of GB 2312: rows 16 to 87 of 94 cells each. */
function everydayCharacters(): string[] {
  const rows = Array.from({ length: 72 }, (_, i) => 0xb0 + i);
  const cells = Array.from({ length: 94 }, (_, i) => 0xa1 + i);
  const bytes = Uint8Array.from(rows.flatMap((row) => cells.flatMap((cell) => [row, cell])));
  return [...new TextDecoder('gbk').decode(bytes)].filter((c) => /\p{Script=Han}/u.test(c));
}
