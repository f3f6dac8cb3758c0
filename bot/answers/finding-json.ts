import path from 'node:path';
import { type Fact, type Finding, formatLocator, type Hit } from '../../indexer/index.ts';
import { governingNotices } from './governing.ts';
import { onDayJson } from './on-day.ts';

/** Most passages of one answer in JSON. */
export const MOST_PASSAGES = 5;

/** One passage as the batch contract writes it. */
export function passageJson(hit: Hit): Record<string, unknown> {
  const { document } = hit.entry;
  return {
    document: document.id,
    title: document.title,
    source: document.source?.file ?? path.basename(document.path),
    ...(document.version ? { version: document.version } : {}),
    status: hit.status,
    form: hit.form,
    locator: formatLocator(hit.locator),
    text: hit.text,
    quote: hit.quote,
    score: Number(hit.score.toFixed(4)),
  };
}

/** The facts told; of several questions each with the document that it is of. */
function factsOf({ facts, parts = [] }: Finding): readonly Fact[] {
  if (facts) return facts;
  return parts.flatMap((part) =>
    (part.facts ?? []).map(({ name, value }) => {
      const of = part.about ? `《${part.about.title}》${part.about.version ?? ''} ` : '';
      return { name: `${of}${name}`, value };
    }),
  );
}

/**
 * {outcome, reason?, facts?, approved?, unheld?, note?, onDay?, passages}: the answer to a question as JSON. A refusal has no
 * passages; `note` tells what governs the matter too and is not held.
 */
export function findingJson(finding: Finding): Record<string, unknown> {
  const note = governingNotices(finding);
  const refused = finding.outcome === 'not_found';
  const facts = factsOf(finding);
  return {
    outcome: finding.outcome,
    ...(finding.reason ? { reason: finding.reason } : {}),
    ...(facts.length > 0 ? { facts } : {}),
    ...(finding.approved ? { approved: finding.approved } : {}),
    ...(finding.unheld ? { unheld: finding.unheld } : {}),
    ...(note.length > 0 ? { note: note.join('\n') } : {}),
    ...(finding.onDay ? { onDay: onDayJson(finding.onDay) } : {}),
    passages: refused ? [] : finding.hits.slice(0, MOST_PASSAGES).map(passageJson),
  };
}
