import { type Answer, passagesOf } from '../answers/answer.ts';
import { authorityLabel, STATUS_LABEL, statusLabel } from '../answers/labels.ts';
import type { Element } from './element.ts';
import { clip } from './elements.ts';
import type { Link } from './links.ts';

/**
 * The one schema.org Message entity by which Teams shows [n] as native citations: only numbers that stand in the text,
 * at most 20, name ≤ 80, abstract ≤ 160, three keywords ≤ 28; anything else is refused by the service with 400.
 */
export function messageEntity(answer: Answer, text: string, link: Link): Element | undefined {
  const citation = passagesOf(answer)
    .filter((p) => text.includes(`[${p.number}]`))
    .slice(0, 20)
    .map((p) => ({
      '@type': 'Claim',
      position: p.number,
      appearance: {
        '@type': 'DigitalDocument',
        name: clip(p.citation, 80),
        abstract: clip(p.quote || p.lines.join(' ') || p.citation, 160),
        url: link(p.reader),
        keywords: [
          authorityLabel(p.kind, p.form),
          p.kind === 'report' ? statusLabel(p) : STATUS_LABEL[p.status],
        ].map((k) => clip(k, 28)),
      },
    }));
  if (citation.length === 0) return undefined;
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    citation,
  };
}
