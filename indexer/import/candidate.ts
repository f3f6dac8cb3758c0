import { createHash } from 'node:crypto';
import { titleIdentity } from '../documents/title-identity.ts';
import { ImportError } from '../errors.ts';
import type { Shape } from '../structure/markers.ts';
import { parse } from '../structure/parse.ts';
import { articlesOf, textOf } from '../structure/tree.ts';
import type { Document, IsoDate, Kind, Provision } from '../types.ts';
import { type Identity, identify } from './identity/identify.ts';
import { issuerInTitle, issuerOf, kindOf } from './identity/issuer.ts';
import { attachedTitle, bodyOf, type Parts } from './reading/body.ts';
import { dateInName } from './reading/dates.ts';
import { type Facts, factsOf } from './reading/facts.ts';
import { signerOf, withIssue } from './reading/issue.ts';
import { readNotes } from './reading/notes.ts';
import { leftOut, understood } from './reading/understood.ts';
import { type Budget, newBudget, type Original, type PlainText } from './source.ts';
import { readOriginal } from './sources.ts';

/** An original as understood, before it is checked and kept. */
export interface Candidate {
  readonly id: string;
  readonly version?: IsoDate;
  readonly identity: Identity;
  readonly kind: Kind;
  readonly title: string;
  readonly issuer?: string;
  readonly documentNumber?: string;
  readonly facts: Facts;
  readonly body: string;
  readonly shape: Shape;
  readonly root: Provision;
  readonly articles: number;
  readonly source: {
    readonly file?: string;
    readonly url?: string;
    readonly retrieved: IsoDate;
    readonly sha256: string;
  };
  /** What was repaired or must be known, in Chinese. */
  readonly notes: readonly string[];
  /** Whether the original ends before its format says it should. */
  readonly cutOff: boolean;
  /** The words were recognised in pictures: nobody has compared them with the original. */
  readonly recognised?: PlainText['recognised'];
}

export interface CandidateOptions {
  readonly catalogue: readonly Document[];
  /** Today in China; the retrieval date of what is new. */
  readonly today: IsoDate;
  /** Id given by the user instead of the catalogue's or the proposed one. */
  readonly id?: string;
  readonly budget?: Budget;
  /** What the original should be, where that is known: of several texts on one page that one is taken. */
  readonly expected?: Pick<Document, 'id' | 'title' | 'version'>;
}

/**
 * Reads an original into a candidate document. Example: 抗旱条例(2009-02-26).md → id and kind of the catalogue's
 * 中华人民共和国抗旱条例, version 2009-02-26.
 * @throws ImportError when there is no text in it that could be a regulation
 */
export async function candidateOf(original: Original, options: CandidateOptions): Promise<Candidate> {
  const plain = await readOriginal({ ...original, recognise: true }, options.budget ?? newBudget());
  const { parts, title, titleFromName, text } = understood(plain, original.name, options.expected?.title);
  const body = bodyOf(text);
  const root = parse(body, text.shape);
  refuseLoss(root, text);

  const told = withIssue(readNotes([...text.notes]), text.notes);
  const facts = factsOf(told, root, dateInName(original.name));
  const identity = await identify(title, facts, options.catalogue, options.id, options.expected);
  const known = identity.completes ?? identity.work[0];
  const issuer =
    issuerOf(
      told.history,
      told.numbers.map((number) => number.text),
    ) ??
    signerOf(parts.closing) ??
    issuerInTitle(title);
  const kind = known ? { kind: known.kind, sure: true } : kindOf(title, issuer);
  const number = facts.documentNumber;
  return {
    id: identity.id,
    ...(identity.version ? { version: identity.version } : {}),
    identity,
    kind: kind.kind,
    title: catalogueForm(title, known?.title),
    ...(issuer ? { issuer: catalogueForm(issuer, known?.issuer) } : {}),
    ...(number ? { documentNumber: catalogueForm(number, identity.completes?.documentNumber) } : {}),
    facts,
    body,
    shape: text.shape,
    root,
    articles: articlesOf(root).length,
    source: {
      ...(original.url ? { url: original.url } : { file: original.name }),
      retrieved: options.today,
      sha256: digestOf(original),
    },
    notes: [
      ...plain.notes,
      ...(titleFromName ? ['题名取自文件名'] : []),
      ...text.repairs,
      ...leftOut(parts),
      ...nameNote(facts, identity),
      ...facts.notes,
      ...(kind.sure ? [] : ['种类只由题名推定,未核实']),
    ],
    cutOff: plain.cutOff ?? false,
    ...(plain.recognised ? { recognised: plain.recognised } : {}),
  };
}

/** Of all its bytes, the pages on which it goes on among them. */
function digestOf({ bytes, further = [] }: Original): string {
  const hash = createHash('sha256');
  for (const part of [bytes, ...further]) hash.update(part);
  return hash.digest('hex');
}

/** A version date that no note tells is marked as the file name's; one that the catalogue overrules is told too. */
function nameNote({ fromName, version }: Facts, identity: Identity): string[] {
  if (!fromName) return [];
  return [
    identity.version === version
      ? '版本日期取自文件名'
      : `文件名的日期 ${version} 未见于原文,版本按目录记作 ${identity.version}`,
  ];
}

/** The catalogue's way of writing what differs only in 中华人民共和国, marks and brackets. */
function catalogueForm(told: string, known: string | undefined): string {
  return known !== undefined && titleIdentity(known) === titleIdentity(told) ? known : told;
}

/** The parser must have put every character somewhere; a text it cannot hold whole is not kept at all. */
function refuseLoss(root: Provision, text: Parts): void {
  const bare = (words: string) => words.replace(/^#+\s+/u, '').replace(/\s/gu, '');
  const { title, notes, opening, paragraphs, attachments } = text;
  const attached = attachments.flatMap((part) => [attachedTitle(part.heading), ...part.paragraphs]);
  const all = [title, ...notes, ...opening, ...paragraphs, ...attached].map(bare).join('');
  if (bare(textOf(root)) === all) return;
  throw new ImportError('解析出的文字与原文不一致,不能保证无损', '检查原文的编号和标题格式');
}
