import { expressionOnDay, type Library } from '../../indexer/index.ts';
import { missingOnDay, whyOnDay } from '../answers/on-day.ts';
import { printed } from '../answers/punctuation.ts';
import { notFoundPage } from '../pages/reader-not-found.ts';
import { isDay } from './day.ts';
import { document, type Made } from './reader-pages.ts';

/** /read/<id>?on=2019-05-01: the text of a work in force that day, with why; or that it is not held, and what is. */
export function onDay(library: Library, name: string, day: string): Made {
  const [id = ''] = name.split('@');
  const expressions = library.versions(id);
  const [first] = expressions;
  if (!first) return document(library, name);
  const all = expressions.map((d) => ({ document: d, status: library.statusOn(d) }));
  if (!isDay(day)) return { status: 404, body: notFoundPage('日期写作 YYYY-MM-DD，月、日各两位。', all) };
  const found = expressionOnDay({ id, expressions }, day);
  if (!found) return document(library, name);
  if (found.document && found.document.text !== 'none' && found.state !== 'not_yet')
    return document(library, `${id}@${found.version}`, { day, why: whyOnDay(found) });
  const held = all.filter((d) => d.document.text !== 'none');
  const documents = held.map((d) => d.document);
  const message = `《${first.title}》：${printed(missingOnDay(found, documents))}`;
  return { status: 404, body: notFoundPage(message, held) };
}
