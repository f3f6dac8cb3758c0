import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkedLines } from '../../../bot/pages/reader-links.ts';

const shown = (lines: readonly { html: string }[]): string[] => lines.map((line) => line.html);

test('a reference becomes a link within its line, the words as they are', () => {
  const text = '依照<甲>办理。\n见《示例办法》第三条。';
  const start = text.indexOf('《');
  const links = [{ start, end: start + 9, href: '/read/example#a3', held: true }];
  expect(shown(linkedLines(text, links))).toEqual([
    '依照&lt;甲&gt;办理。',
    '见<a class="ref" href="/read/example#a3">《示例办法》第三条</a>。',
  ]);
});

test('of nested references the outer one is the link', () => {
  const links = [
    { start: 0, end: 8, href: '/a', held: false },
    { start: 3, end: 6, href: '/b', held: true },
  ];
  expect(shown(linkedLines('《实施〈某法〉办', links))).toEqual([
    '<a class="ref unheld" href="/a">《实施〈某法〉办</a>',
  ]);
});

test('whatever the offsets, the words are neither lost nor doubled', () => {
  const link = fc.record({ start: fc.nat(40), length: fc.nat(20) });
  fc.assert(
    fc.property(
      fc.stringMatching(/^[甲乙丙\n<]{0,40}$/),
      fc.array(link, { maxLength: 6 }),
      (text, places) => {
        const links = places.map(({ start, length }) => ({
          start,
          end: start + length,
          href: '#',
          held: true,
        }));
        const words = shown(linkedLines(text, links)).map((line) =>
          line.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<'),
        );
        expect(words.join('\n')).toBe(text);
      },
    ),
  );
});
