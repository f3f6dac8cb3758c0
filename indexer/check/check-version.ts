import { formatLocator } from '../structure/locator.ts';
import type { Document, IsoDate } from '../types.ts';
import { startOf } from '../versions/status.ts';
import type { Judged } from './check-quotation.ts';
import { wentTo, wentWords } from './check-quotation.ts';
import type { DraftReference } from './draft-references.ts';
import type { HeldTexts } from './held-texts.ts';
import { articleOf, placeName, readerPlace, versionWord } from './names.ts';
import { type Meant, successorOf } from './standing.ts';

/** Near a reference these tell that the draft knows it speaks of a text that has ended, or has not begun. */
const KNOWN_ENDED =
  /原《|原$|旧|修[订正改]前|修[订正改]《|修[订正改]后|调整为|现为|改为|变为|当时|行为时|废止|失效|历史|沿革|曾|已被/u;
const KNOWN_COMING = /施行|实施|生效|将/u;
const AROUND = 16;

/** What is to be said of the version a reference means. @param text the draft's folded text */
export function judgeVersion(
  reference: DraftReference,
  meant: Meant,
  text: string,
  asOf: IsoDate,
  heldTexts: HeldTexts,
): Judged[] {
  const { current, document, status } = meant;
  const near = text.slice(Math.max(0, reference.start - AROUND), reference.end + AROUND);
  if (meant.ended && current) return [ended(reference, meant, current, KNOWN_ENDED.test(near), heldTexts)];
  if (meant.missing !== undefined && meant.missing !== '') {
    const title = current?.title ?? reference.title;
    return [
      {
        severity: 'note',
        kind: 'version-not-held',
        message: `没有收录《${title}》${meant.missing}版,条款和文字未核对`,
      },
    ];
  }
  if (!current) return [];
  const name = placeName(current, []);
  const whole = readerPlace(current, []);
  if (status === 'repealed' && (document === current || !document)) {
    const successor = successorOf(current, heldTexts.documents);
    const since = current.repealed ? `${current.repealed}起` : '';
    const suggestion = successor ? `《${successor.title}》` : undefined;
    const message = `${name}${since}已经废止${suggestion ? `,由${suggestion}取代` : ''}`;
    const severity = KNOWN_ENDED.test(near) ? 'note' : 'error';
    return [{ severity, kind: 'repealed', message, ...(suggestion ? { suggestion } : {}), place: whole }];
  }
  if (meant.missing === '')
    return [
      {
        severity: 'note',
        kind: 'version-not-held',
        message: `${asOf}有效的《${current.title}》文本没有收录(收录的是${versionWord(current)}),未核对`,
      },
    ];
  if (status === 'not_yet_in_force' && document === current) {
    const start = startOf(current);
    // Named without a place it may be the draft of it, or a text before it that is not held.
    const severity = KNOWN_COMING.test(near) || reference.locator.length === 0 ? 'note' : 'warning';
    return [
      {
        severity,
        kind: 'not-in-force',
        message: `${name}${start ? `自${start}起施行,` : ''}${asOf}尚未施行`,
        place: whole,
      },
    ];
  }
  return [];
}

function ended(
  reference: DraftReference,
  meant: Meant,
  current: Document,
  known: boolean,
  heldTexts: HeldTexts,
): Judged {
  const start = startOf(current);
  const old = meant.document ? versionWord(meant.document) : `${meant.missing}版`;
  const article = articleOf(reference.locator);
  const went = article && meant.document ? wentTo(article, meant.document, current, heldTexts) : [];
  const now = went[0];
  const where =
    now && article && meant.document
      ? `;${old}${formatLocator(article)}在${versionWord(current)}为${wentWords(article, meant.document, current, heldTexts)}`
      : '';
  return {
    severity: known ? 'note' : 'error',
    kind: 'superseded',
    message: `《${current.title}》${old}已被${versionWord(current)}${start ? `(${start}起施行)` : ''}取代${where}`,
    suggestion: placeName(current, now ?? []),
    place: readerPlace(current, now ?? []),
  };
}

/** What a place that is not there was in the version before, if it was there: where it went. */
export function renumberedFrom(
  reference: DraftReference,
  document: Document,
  heldTexts: HeldTexts,
): { older: Document; now: Document['root']['locator'] } | undefined {
  const article = articleOf(reference.locator);
  if (!article) return undefined;
  for (const older of heldTexts.works.get(document.id)?.expressions ?? []) {
    if (older === document || (older.version ?? '') >= (document.version ?? '')) continue;
    if (!heldTexts.placesOf(older).find(article)) continue;
    const now = wentTo(article, older, document, heldTexts)[0];
    if (now) return { older, now };
  }
  return undefined;
}
