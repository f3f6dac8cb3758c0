import { formatLocator, isWithin } from '../structure/locator.ts';
import type { IsoDate } from '../types.ts';
import { ownRegion, wrongFigures } from './check-figures.ts';
import { type Judged, judgeQuotation, type NamedPlace } from './check-quotation.ts';
import { judgeVersion, renumberedFrom } from './check-version.ts';
import type { Draft } from './draft.ts';
import type { DraftReference } from './draft-references.ts';
import { figuresIn } from './figures.ts';
import type { CheckFinding } from './finding.ts';
import type { HeldTexts } from './held-texts.ts';
import { articleOf, placeName, readerPlace, versionWord } from './names.ts';
import { placeFound, unseenInHeadnotes } from './place-exists.ts';
import { type Quotation, quotationsOf } from './quotations.ts';
import { type Meant, meantBy } from './standing.ts';
import { longerTitle, nearTitle, RULE_ENDING } from './titles.ts';
import { wordingOf } from './wording.ts';

/** Characters from which on a title not held is compared with those held, for a remark and no more. */
const LEAST_ALIKE = 4;

/** What a list of references is checked with. */
export interface Bench {
  readonly draft: Draft;
  readonly heldTexts: HeldTexts;
  readonly asOf: IsoDate;
  /** Titles not held that a note has told of. */
  readonly unknownTold: Set<string>;
}

interface Found {
  readonly findings: readonly CheckFinding[];
  /** Stretches that the draft quotes: what they refer to is not the draft's. */
  readonly quoted: readonly Quotation[];
}

/** Checks the references of one list and what is quoted behind them. @param next where the next list begins */
export function checkList(
  refs: readonly DraftReference[],
  previousEnd: number,
  next: number,
  bench: Bench,
): Found {
  const findings: CheckFinding[] = [];
  const places: NamedPlace[] = [];
  const ok: DraftReference[] = [];
  for (const reference of refs) {
    const checked = checkReference(reference, bench);
    findings.push(...checked.findings);
    if (checked.place) places.push(checked.place);
    if (checked.findings.length === 0 && reference.id !== undefined) ok.push(reference);
  }
  const ofReferences = findings.length;
  const { text } = bench.draft;
  const last = refs.at(-1)!;
  const quoted = last.locator.length > 0 ? quotationsOf(text, refs, previousEnd, next) : [];
  const held = places.filter((p) => p.document.text === 'official');
  const wordless = places.length > 0 && held.length === 0;
  let told = 0;
  const kept: Quotation[] = [];
  for (const quotation of held.length > 0 ? quoted : []) {
    const { judged, end } = judgedSentences(text, quotation, held, bench.heldTexts);
    if (quotation.manner === 'marked' || judged) kept.push({ ...quotation, end });
    if (!judged || judged.severity === 'fine') continue;
    told++;
    findings.push(finding(bench, quotation.start, end, last, judged, held.at(-1)!));
  }
  if (wordless) findings.push(...notCompared(last, next, quoted, places[0]!, bench));
  if (told === 0) findings.push(...figureFindings(refs, next, held, quoted, bench));
  // One wrong reference of a list does not make the others wrong; a wrong quotation may be any one's.
  const misquoted = findings.slice(ofReferences).some((f) => f.severity !== 'fine' && f.severity !== 'note');
  if (!misquoted)
    for (const reference of ok)
      findings.push(fine(bench, reference, places, held.length > 0 && kept.length > 0));
  return { findings, quoted: kept };
}

/** Where only headnotes are held: what the draft quotes or gives as the place's figure, and that it was not compared. */
function notCompared(
  last: DraftReference,
  next: number,
  quoted: readonly Quotation[],
  place: NamedPlace,
  bench: Bench,
): CheckFinding[] {
  const marked = quoted.find((q) => q.manner === 'marked');
  const region = last.locator.length > 0 ? ownRegion(bench.draft.text, last.end, next) : '';
  const figure = figuresIn(region).find((f) => f.bound !== '' && (f.kind === 'money' || f.kind === 'share'));
  const at = marked ?? (figure && { start: last.end + figure.start, end: last.end + figure.end });
  if (!at) return [];
  const what = marked ? '引文文字' : '数额';
  const message = `只收录了《${place.document.title}》的要旨或目录,没有原文,${what}不能核对`;
  const judged: Judged = { severity: 'note', kind: 'wording-not-compared', message };
  return [finding(bench, at.start, at.end, last, judged, place)];
}

/** Of words behind a colon only the sentences that are the place's are its quotation: the rest is the draft's own. */
function judgedSentences(
  text: string,
  quotation: Quotation,
  held: readonly NamedPlace[],
  heldTexts: HeldTexts,
): { judged: Judged | undefined; end: number } {
  const { start, end, manner } = quotation;
  if (manner !== 'colon')
    return { judged: judgeQuotation(text.slice(start, end), manner, held, heldTexts), end };
  let judged: Judged | undefined;
  let reached = start;
  for (const m of text.slice(start, end).matchAll(/[^。;]+[。;]?/gu)) {
    const one = judgeQuotation(m[0], 'colon', held, heldTexts);
    if (!one) break;
    reached = start + m.index + m[0].length;
    if (!judged || (judged.severity === 'fine' && one.severity !== 'fine')) judged = one;
  }
  return { judged, end: judged ? reached : end };
}

function checkReference(
  reference: DraftReference,
  bench: Bench,
): { findings: CheckFinding[]; place?: NamedPlace } {
  const { heldTexts, asOf, draft } = bench;
  const findings: CheckFinding[] = [];
  const say = (judged: Judged, place?: NamedPlace): void => {
    findings.push(finding(bench, reference.start, reference.end, reference, judged, place));
  };
  let id = reference.id;
  if (id === undefined) {
    const near =
      reference.spelled || reference.from === 'named' ? nearTitle(reference.title, heldTexts) : undefined;
    if (near) {
      id = near.id;
      say({
        severity: 'error',
        kind: 'misspelled-title',
        message: `没有《${reference.title}》,应为《${near.title}》`,
        suggestion: `《${near.title}》`,
      });
    } else {
      const isRule = RULE_ENDING.test(reference.title) || reference.locator.length > 0;
      if (isRule && !bench.unknownTold.has(reference.title)) {
        bench.unknownTold.add(reference.title);
        const longer = longerTitle(reference.title, heldTexts);
        const full = longer && (heldTexts.works.get(longer.id)?.expressions[0]?.title ?? longer.title);
        const like = full ? undefined : nearTitle(reference.title, heldTexts, LEAST_ALIKE);
        const meant = full
          ? `;如果指的是《${full}》,请写全称`
          : like
            ? `;与收录的《${like.title}》只差一字,请看是不是写错`
            : '';
        const message = `没有收录《${reference.title}》,未核对${meant}`;
        const suggestion = full ? { suggestion: `《${full}》` } : {};
        say({ severity: 'note', kind: 'unknown-work', message, ...suggestion });
      }
      return { findings };
    }
  }
  const work = heldTexts.works.get(id);
  if (!work || work.expressions.every((d) => d.kind === 'report')) return { findings };
  const meant = meantBy(reference, work, asOf);
  for (const judged of judgeVersion(reference, meant, draft.text, asOf, heldTexts)) say(judged);
  const { document } = meant;
  if (!document || reference.locator.length === 0) return { findings };
  const found = placeFound(document, reference.locator, reference.to);
  if (found.missing !== undefined) {
    say(missingPlace(reference, found.missing, meant, bench));
    // What is quoted there may stand elsewhere, which tells the right number.
    return {
      findings,
      place: { document, current: meant.current ?? document, locator: reference.locator, provisions: [] },
    };
  }
  if (document.text === 'none')
    say({
      severity: 'note',
      kind: 'text-not-held',
      message: `没有收录《${document.title}》的正文,${formatLocator(reference.locator)}未核对`,
      place: readerPlace(document, []),
    });
  const unseen = unseenInHeadnotes(document, reference.locator, found.provisions.length > 0);
  if (unseen !== undefined)
    say({ severity: 'note', kind: 'text-not-held', message: unseen, place: readerPlace(document, []) });
  return {
    findings,
    place: {
      document,
      current: meant.current ?? document,
      locator: reference.locator,
      provisions: found.provisions,
    },
  };
}

function missingPlace(reference: DraftReference, missing: string, { document }: Meant, bench: Bench): Judged {
  const held = document!;
  const from = renumberedFrom(reference, held, bench.heldTexts);
  const isArticle = missing.startsWith(`没有${formatLocator(articleOf(reference.locator) ?? [])},`);
  const severity = reference.from === 'far' ? 'warning' : 'error';
  if (from && isArticle) {
    const now = formatLocator(from.now);
    const message = `《${held.title}》${versionWord(held)}${missing};${versionWord(from.older)}${formatLocator(articleOf(reference.locator)!)}现为${now}`;
    return { severity, kind: 'renumbered', message, suggestion: now, place: readerPlace(held, from.now) };
  }
  return {
    severity,
    kind: 'no-such-place',
    message: `《${held.title}》${versionWord(held)}${missing}`,
    place: readerPlace(held, []),
  };
}

function figureFindings(
  refs: readonly DraftReference[],
  next: number,
  held: readonly NamedPlace[],
  quoted: readonly Quotation[],
  bench: Bench,
): CheckFinding[] {
  const { text } = bench.draft;
  const last = refs.at(-1)!;
  const place = held.findLast((p) => p.provisions.length > 0);
  if (!place) return [];
  const articles = held.flatMap((p) => {
    const own = bench.heldTexts
      .articlesOf(p.document)
      .filter(({ article }) => p.provisions.some((q) => isWithin(q.locator, article.locator)));
    return [...p.provisions.map(wordingOf), ...own.map(({ wording }) => wording)];
  });
  const marks = quoted.filter((q) => q.manner === 'marked' || q.manner === 'loose' || q.manner === 'topic');
  return wrongFigures(text, last.end, next, articles, marks).map((wrong) => {
    const name = placeName(place.document, place.locator);
    const says = wrong.held ? `${name}写的是${wrong.held}` : `${name}没有这样的数额`;
    const judged: Judged = {
      severity: wrong.held ? 'error' : 'warning',
      kind: 'wrong-figure',
      message: `文稿写${wrong.written},${says}`,
      ...(wrong.held ? { suggestion: wrong.held } : {}),
      place: readerPlace(place.document, place.locator),
    };
    return finding(bench, wrong.start, wrong.end, last, judged, place);
  });
}

function fine(
  bench: Bench,
  reference: DraftReference,
  places: readonly NamedPlace[],
  quoted: boolean,
): CheckFinding {
  const place = places.find((p) => p.locator === reference.locator);
  const message = place ? (quoted ? '条款存在,引文一致' : '条款存在') : '文件已收录';
  return finding(
    bench,
    reference.start,
    reference.end,
    reference,
    { severity: 'fine', kind: 'right', message },
    place,
  );
}

function finding(
  { draft }: Bench,
  start: number,
  end: number,
  reference: DraftReference,
  judged: Judged,
  place?: NamedPlace,
): CheckFinding {
  const { severity, kind, message, suggestion, held, place: at } = judged;
  const own =
    reference.locator.length === 0
      ? ''
      : formatLocator(reference.locator) + (reference.to ? `至${formatLocator(reference.to)}` : '');
  const shown = at ?? (place && readerPlace(place.document, place.locator));
  return {
    severity,
    kind,
    at: draft.place(start, end),
    text: draft.written(start, end),
    reference: place
      ? placeName(place.document, reference.locator, reference.to)
      : `《${reference.title}》${own}`,
    message,
    ...(suggestion ? { suggestion } : {}),
    ...(held ? { held } : {}),
    ...(shown ? { place: shown } : {}),
  };
}
