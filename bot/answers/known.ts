import type { Document } from '../../indexer/index.ts';
import { EVENT_LABEL, KIND_LABEL, statusLabel } from './labels.ts';
import { sourceOf } from './passage.ts';

/** What is known of a document beyond its text, one line each, nothing invented. */
export function knownOf(document: Document): string[] {
  const out = [`种类:${KIND_LABEL[document.kind]}`];
  if (document.issuer) out.push(`制定机关:${document.issuer}`);
  if (document.documentNumber) out.push(`文号:${document.documentNumber}`);
  out.push(`状态:${statusLabel(document)}${document.statusSource ? `,据${document.statusSource}` : ''}`);
  for (const { date, event, note } of document.history)
    out.push(`${date} ${EVENT_LABEL[event]}${note ? `(${note})` : ''}`);
  if (document.effective && !document.history.some((e) => e.event === 'effective'))
    out.push(`施行:${document.effective}`);
  if (document.chapterCount && document.outline.length === 0) out.push(`章数:${document.chapterCount}`);
  if (document.articleCount) out.push(`条数:${document.articleCount}`);
  if (document.outline.length > 0) out.push(`章名:${document.outline.join('、')}`);
  if (document.note) out.push(document.note);
  const named = document.relations.filter((r) => r.predicate === 'named_in' && r.to);
  if (named.length > 0) out.push(`报告中的位置:${[...new Set(named.map((r) => r.to))].join('、')}`);
  for (const { by, date, says } of document.interpretations ?? [])
    out.push(`官方解读(不是条文;${by}${date ? `,${date}` : ''}):${says.join(';')}`);
  const published = sourceOf(document);
  if (published) out.push(`官方文本:${published}`);
  else if (document.headnotes) out.push(`官方文本:${document.headnotes.officialText}`);
  return out;
}
