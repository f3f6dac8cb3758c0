import type { Fact, Finding } from '../../indexer/index.ts';
import type { Choice, FactsAnswer } from './answer.ts';
import { commandChoice, placeChoice, placeIn } from './choices.ts';
import { versionNote } from './citation.ts';
import { continued, HEADNOTE_NOTICE } from './notices.ts';
import { passageOf, readerPath, sourceOf } from './passage.ts';

/** The answer to a question for facts of a document; where its text says them, with the passage. */
export function factsAnswer(finding: Finding, [headline, ...facts]: readonly Fact[]): FactsAnswer {
  const { about, query } = finding;
  const passages = finding.hits.map((hit, i) => passageOf(hit, i + 1));
  const source = about && sourceOf(about);
  return {
    kind: 'facts',
    title: about ? `《${about.title}》${versionNote(about)}` : '',
    headline: headline ?? { name: '', value: '' },
    facts,
    ...(about?.note ? { remark: about.note } : {}),
    passages,
    ...(source ? { sourceUrl: source } : {}),
    reader: about ? readerPath(about) : '/read',
    notices: [
      ...(query.completedFrom ? [continued(query.completedFrom)] : []),
      ...(passages.some(({ form }) => form === 'headnote') ? [HEADNOTE_NOTICE] : []),
      ...(about?.text === 'none' ? ['以上来自文件目录;没有收录它的正文。'] : []),
    ],
    choices: [...passages.map((p) => placeChoice('show', p, p.citation)), ...next(finding)],
  };
}

function next({ about, otherVersions }: Finding): Choice[] {
  if (!about) return [commandChoice('文件', '看收录了哪些文件')];
  const outline = about.text !== 'none' || about.outline.length > 0;
  return [
    ...(outline ? [placeChoice('outline', placeIn(about), '看它的目录')] : []),
    placeChoice('references', placeIn(about), '哪里提到了它'),
    ...(about.text !== 'none' && otherVersions.some((d) => d.text !== 'none')
      ? [placeChoice('compare', placeIn(about), '两版对照')]
      : []),
  ];
}
