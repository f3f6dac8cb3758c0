import { type Document, type Finding, type Hit, resolvePlace } from '../../indexer/index.ts';
import type { Answer, Choice, Passage } from './answer.ts';
import { commandChoice, placeChoice, placeIn, questionChoice, versionChoice } from './choices.ts';
import { dateName, versionNote } from './citation.ts';
import { factsAnswer } from './facts-answer.ts';
import { noticesOf } from './notices.ts';
import { datedOn } from './on-day.ts';
import { passageOf } from './passage.ts';
import { otherYears } from './period.ts';
import { refusal } from './refusal.ts';
import { severalAnswer } from './several.ts';

/** Further passages shown by title and locator under an answer. */
const MORE = 2;
/** Share of the first passage's score that a further one must have: below it, it is about something else. */
const WORTH_SEEING = 0.6;

/** What to answer to a finding. Pure: the same finding gives the same answer. */
export function answerFrom(finding: Finding): Answer {
  if (finding.parts) return severalAnswer(finding.parts, finding.compared ?? false, answerFrom);
  switch (finding.outcome) {
    case 'clarify':
      return clarify(finding);
    case 'not_found':
      return refusal(finding);
    case 'answered':
      if (finding.facts) return factsAnswer(finding, finding.facts);
      return ofItsDay(finding, together(finding) ? passages(finding) : provision(finding));
  }
}

function ofItsDay({ onDay }: Finding, answer: Answer): Answer {
  return onDay ? datedOn(answer, onDay) : answer;
}

/** Places that were asked for one by one (第九条至第十二条) answer together, and so do those that were approved together. */
function together(finding: Finding): boolean {
  return (finding.query.locators.length > 1 || finding.approved !== undefined) && finding.hits.length > 1;
}

function provision(finding: Finding): Answer {
  const least = WORTH_SEEING * (finding.hits[0]?.score ?? 0);
  const shown = finding.hits.slice(0, 1 + MORE).filter((hit, i) => i === 0 || hit.score >= least);
  const [passage, ...more] = shown.map((hit, i) => passageOf(hit, i + 1));
  return {
    kind: 'provision',
    passage: passage!,
    more,
    notices: noticesOf(finding),
    ...approvalOf(finding),
    choices: [
      expand(passage!),
      ...more.map(see),
      ...versionChoices(finding, passage!),
      ...otherYears(finding),
    ],
  };
}

function passages(finding: Finding): Answer {
  const list = finding.hits.map((hit, i) => passageOf(hit, i + 1));
  return {
    kind: 'passages',
    title: `${list.length} 处规定`,
    passages: list,
    notices: noticesOf(finding),
    ...approvalOf(finding),
    choices: [...list.map(see), ...versionChoices(finding, list[0]!)],
  };
}

function approvalOf({ approved }: Finding): Pick<Answer, 'approval'> {
  return approved ? { approval: approved } : {};
}

/** Asked back where the message names nothing, and no document is likelier than another. */
const UNCLEAR = '您问的是哪件事?请把事情写出来,例如“动火作业由谁审批”“防洪法第三十八条”。';

function clarify(finding: Finding): Answer {
  const named = finding.choices.length > 0 ? finding.choices : unique(finding.hits);
  const choices = named.slice(0, 6).map((document) => chosen(finding, document));
  return {
    kind: 'clarify',
    prompt: named.length > 0 ? '您指的是哪一份文件?' : UNCLEAR,
    notices: [],
    choices:
      choices.length > 0 ? choices : [commandChoice('文件', '看收录了哪些文件'), commandChoice('帮助')],
  };
}

/** The question again, now about one work: its place when it names one, else its own words. */
function chosen(finding: Finding, document: Document): Choice {
  const label = `《${document.title}》${versionNote(document)}`;
  const locator = finding.query.locators[0];
  if (locator)
    return placeChoice('look', placeIn(document, resolvePlace(document, locator)[0]?.locator), label);
  const words = finding.query.raw.trim();
  return document.title.includes(words)
    ? placeChoice('outline', placeIn(document), label)
    : questionChoice(`《${document.title}》${words}`, label);
}

function unique(hits: readonly Hit[]): Document[] {
  return [...new Map(hits.map((hit) => [hit.entry.document.id, hit.entry.document])).values()];
}

/** Choice 1 of an answer: its passage in full, or around it when it is in full already. */
function expand(passage: Passage): Choice {
  return passage.shortened
    ? placeChoice('show', passage, '展开全文')
    : placeChoice('context', passage, '上下文');
}

function see(passage: Passage): Choice {
  return placeChoice('show', passage, passage.citation);
}

function versionChoices(finding: Finding, { place }: Passage): Choice[] {
  return (
    finding.otherVersions
      .filter((document) => document.version && document.text !== 'none')
      .slice(0, 2)
      // Not by its number: that may be another article there.
      .map((document) => versionChoice(place, document, `看${dateName(document)}版`))
  );
}
