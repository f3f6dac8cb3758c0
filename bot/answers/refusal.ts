import {
  type Document,
  type Finding,
  formatLocator,
  type Reason,
  resolvePlace,
  versionDates,
} from '../../indexer/index.ts';
import type { Choice, NoneAnswer } from './answer.ts';
import { commandChoice, placeChoice, placeIn } from './choices.ts';
import { versionNote, writtenDate } from './citation.ts';
import { governingNotices } from './governing.ts';
import { knownOf } from './known.ts';
import { continued } from './notices.ts';
import { missingOnDay } from './on-day.ts';
import { passageOf, sourceOf } from './passage.ts';
import { periodMissing } from './period.ts';

const NEAREST = 3;

/** The four refusals: each says what is the matter and what to do next. Example: 突发事件应对法第200条 → 共有106条. */
export function refusal(finding: Finding): NoneAnswer {
  const reason = finding.reason && finding.reason !== 'ambiguous' ? finding.reason : 'not_in_texts';
  const pointed = reason === 'not_in_texts' || finding.unheld !== undefined;
  const nearest = (pointed ? finding.hits : []).slice(0, NEAREST).map((hit, i) => passageOf(hit, i + 1));
  const { about } = finding;
  const tellsKnown = reason === 'text_not_held' || reason === 'not_in_force';
  const source = about && tellsKnown ? sourceOf(about) : undefined;
  return {
    kind: 'none',
    reason,
    message: MESSAGE[reason](finding),
    known: about && tellsKnown ? knownOf(about) : [],
    sourceUrl: source,
    nearest,
    notices: [
      ...(finding.query.completedFrom ? [continued(finding.query.completedFrom)] : []),
      ...governingNotices(finding),
    ],
    choices: [
      ...nearest.map((passage) => placeChoice('show', passage, passage.citation)),
      ...nextSteps(reason, finding),
    ],
  };
}

/** To what is said to the assistant where no chat is there to answer it. */
const TALK = '这句话不是在问收录的文件,没有检索。';

const MESSAGE: Record<Exclude<Reason, 'ambiguous'>, (finding: Finding) => string> = {
  not_in_texts: ({ about, period, talk }) =>
    periodMissing(period) ??
    (talk
      ? TALK
      : about
        ? `《${about.title}》的现有文本里没有找到能回答这个问题的内容。`
        : '现有文本里没有找到能回答这个问题的内容,因此不作答。可以换个说法,或写明文件名称。'),
  text_not_held: (finding) =>
    finding.onDay && finding.about
      ? `《${finding.about.title}》:${missingOnDay(finding.onDay, finding.otherVersions)}`
      : finding.unheld !== undefined
        ? `《${finding.unheld}》不在本库中,因此不能回答其内容。`
        : isVersionMissing(finding)
          ? versionMissing(finding)
          : textMissing(finding),
  no_such_provision: ({ about, articleCount, query }) => {
    const text = about ? `《${about.title}》${versionNote(about)}` : '该文件';
    const [place, ...others] = query.locators;
    const article = place?.find(({ type }) => type === 'article');
    const within = place && others.length === 0 && place.at(-1) !== article;
    if (within && article && article.number <= (articleCount ?? 0))
      return `${text}没有${formatLocator(place)}。`;
    return `${text}没有这一条款${articleCount ? `,全文共${articleCount}条` : ''}。`;
  },
  not_in_force: ({ about, query, onDay, otherVersions }) => {
    if (about?.kind === 'report')
      return `《${about.title}》${writtenDate(about.published ?? about.version ?? '')}才发布,${writtenDate(query.asOf)}还没有。`;
    if (about && onDay) return `《${about.title}》:${missingOnDay(onDay, otherVersions)}`;
    return `在${query.asOf}这一天,${about ? `《${about.title}》` : ''}没有已收录且有效的文本。`;
  },
};

function textMissing({ about }: Finding): string {
  return `知道${about ? `《${about.title}》` : '这份文件'}这份文件,但没有收录它的正文,因此不能回答其内容。`;
}

function nextSteps(reason: NoneAnswer['reason'], finding: Finding): Choice[] {
  const { about } = finding;
  const out: Choice[] = [];
  if (about && reason === 'no_such_provision') out.push(placeChoice('outline', placeIn(about), '看它的目录'));
  if (about && reason !== 'no_such_provision')
    out.push(placeChoice('references', placeIn(about), '哪里提到了它'));
  const elsewhere = reason === 'text_not_held' && about?.text === 'none';
  if (reason === 'not_in_force' || elsewhere || isVersionMissing(finding))
    out.unshift(...held(finding).map((d) => instead(d, finding)));
  if (!about || reason === 'not_in_texts') out.push(commandChoice('文件', '看收录了哪些文件'));
  return out;
}

/** The texts of the work that can be read instead. */
function held({ about, otherVersions }: Finding): Document[] {
  const all = [...new Set([...(about ? [about] : []), ...otherVersions])];
  return all.filter((d) => d.text !== 'none').slice(0, 3);
}

/** The place asked for in a text that is held, else its contents. The number may be another article's there: that is said. */
function instead(document: Document, { query }: Finding): Choice {
  const [wanted] = query.locators;
  const locator = wanted && resolvePlace(document, wanted)[0]?.locator;
  const label = `看《${document.title}》${versionNote(document)}`;
  return locator
    ? placeChoice('look', placeIn(document, locator), `${label}${formatLocator(locator)}`)
    : placeChoice('outline', placeIn(document), label);
}

/** Whether what is refused is a version of a work of which another is held. */
export function isVersionMissing({ reason, about, otherVersions }: Finding): boolean {
  return reason === 'text_not_held' && about !== undefined && otherVersions.includes(about);
}

/** Which version is not held, which are known, and which are held. */
function versionMissing({ about, otherVersions, query }: Finding): string {
  const dates = versionDates([about!, ...otherVersions]);
  const known = query.version === undefined || dates.some((date) => date.startsWith(query.version!));
  const asked = query.version === undefined ? '更早的版本' : `${writtenDate(query.version)}的版本`;
  const heldDates = otherVersions.flatMap((d) => (d.version ? [writtenDate(d.version)] : []));
  return [
    known
      ? `没有收录《${about!.title}》${asked},不能用别的版本代替作答。`
      : `不知道《${about!.title}》有${asked},也没有收录。`,
    dates.length > 0 ? `已知的版本:${dates.map(writtenDate).join('、')}。` : '',
    heldDates.length > 0 ? `收录了的是:${heldDates.join('、')}。` : '',
  ].join('');
}
