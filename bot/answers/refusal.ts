import { type Document, type Finding, formatLocator, type Reason } from '../../indexer/index.ts';
import type { Choice, NoneAnswer } from './answer.ts';
import { versionNote } from './citation.ts';
import { knownOf } from './known.ts';
import { continued } from './notices.ts';
import { passageOf, sourceOf } from './passage.ts';

const NEAREST = 3;

/** The four refusals: each says what is the matter and what to do next. Example: 突发事件应对法第200条 → 共有106条. */
export function refusal(finding: Finding): NoneAnswer {
  const reason = finding.reason && finding.reason !== 'ambiguous' ? finding.reason : 'not_in_texts';
  const nearest = (reason === 'not_in_texts' ? finding.hits : [])
    .slice(0, NEAREST)
    .map((hit, i) => passageOf(hit, i + 1));
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
    notices: finding.query.completedFrom ? [continued(finding.query.completedFrom)] : [],
    choices: [
      ...nearest.map((passage) => ({ label: passage.citation, send: passage.send })),
      ...nextSteps(reason, finding),
    ],
  };
}

const MESSAGE: Record<Exclude<Reason, 'ambiguous'>, (finding: Finding) => string> = {
  not_in_texts: ({ about }) =>
    about
      ? `《${about.title}》的现有文本里没有找到能回答这个问题的内容。`
      : '现有文本里没有找到能回答这个问题的内容,因此不作答。可以换个说法,或写明文件名称。',
  text_not_held: ({ about }) =>
    `知道${about ? `《${about.title}》` : '这份文件'}这份文件,但没有收录它的正文,因此不能回答其内容。`,
  no_such_provision: ({ about, articleCount, query }) => {
    const text = about ? `《${about.title}》${versionNote(about)}` : '该文件';
    const [place, ...others] = query.locators;
    const within = place && others.length === 0 && place.length > 1 && place[0]?.type === 'article';
    if (within && place[0]!.number <= (articleCount ?? 0)) return `${text}没有${formatLocator(place)}。`;
    return `${text}没有这一条款${articleCount ? `,全文共${articleCount}条` : ''}。`;
  },
  not_in_force: ({ about, query }) =>
    `在${query.asOf}这一天,${about ? `《${about.title}》` : ''}没有已收录且有效的文本。`,
};

function nextSteps(reason: NoneAnswer['reason'], finding: Finding): Choice[] {
  const { about } = finding;
  const out: Choice[] = [];
  if (about && reason === 'no_such_provision')
    out.push({ label: '看它的目录', send: `目录 《${about.title}》` });
  if (about && reason !== 'no_such_provision')
    out.push({ label: '哪里提到了它', send: `引用关系 《${about.title}》` });
  if (reason === 'not_in_force')
    out.push(
      ...held(finding).map((d) => ({
        label: `看《${d.title}》${versionNote(d)}`,
        send: `目录 《${d.title}》${d.version ? `${d.version.slice(0, 4)}版` : ''}`,
      })),
    );
  if (!about || reason === 'not_in_texts') out.push({ label: '看收录了哪些文件', send: '文件' });
  return out;
}

/** The texts of the work that can be read instead. */
function held({ about, otherVersions }: Finding): Document[] {
  return [...(about ? [about] : []), ...otherVersions].filter((d) => d.text !== 'none').slice(0, 3);
}
