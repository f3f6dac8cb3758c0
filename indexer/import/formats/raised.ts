const RAISED = new Map([...'0123456789+-=()ni'].map((c, i) => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'][i]!]));
const LOWERED = new Map(
  [...'0123456789+-=()aeoxhklmnpst'].map((c, i) => [c, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ'][i]!]),
);

/**
 * Raised or lowered words in Unicode's own characters: -5 → ⁻⁵, 2 → ₂. Words with a character that Unicode does not have so
 * stay as they are.
 */
export function inUnicode(words: string, place: 'superscript' | 'subscript'): string {
  const table = place === 'superscript' ? RAISED : LOWERED;
  const all = [...words.replaceAll('\u2212', '-').replaceAll('\u2013', '-')].map((c) => table.get(c));
  return all.every((c) => c !== undefined) ? all.join('') : words;
}
