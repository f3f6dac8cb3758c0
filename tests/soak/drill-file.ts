/** An invented regulation of some articles whose second one holds a number. */
export function drillFile(n: number): string {
  const fields = [
    'id: example-drill',
    'kind: local-regulation',
    'title: 示例省演练条例',
    'status: unverified',
    'text: official',
  ];
  const articles = Array.from({ length: 40 }, (_, i) =>
    i === 1
      ? `第二条 每年演练${n}次。`
      : `第${numeral(i + 1)}条 第${i}号磨坊的看守人应当每天记账,并留存${i}年。`,
  );
  return `---\n${fields.join('\n')}\n---\n${articles.join('\n\n')}\n`;
}

const DIGITS = '零一二三四五六七八九';

function numeral(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const end = ones === 0 ? '' : DIGITS[ones];
  return tens === 0 ? DIGITS[ones]! : `${tens === 1 ? '' : DIGITS[tens]}十${end}`;
}
