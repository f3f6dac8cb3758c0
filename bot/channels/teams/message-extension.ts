import type {
  Attachment,
  MessagingExtensionAttachment,
  MessagingExtensionQuery,
  MessagingExtensionResponse,
} from 'botbuilder';
import type { Document } from '../../../indexer/index.ts';
import type { Sender } from '../../access/sender.ts';
import type { ProvisionAnswer } from '../../answers/answer.ts';
import { versionNote } from '../../answers/citation.ts';
import { knownOf } from '../../answers/known.ts';
import { HEADNOTE_MARK, KIND_LABEL, statusLabel } from '../../answers/labels.ts';
import { passageOf, wholePassage } from '../../answers/passage.ts';
import { clip } from '../../cards/elements.ts';
import { entryAtReaderPath } from '../../commands/reader-link.ts';
import { note } from '../../commands/reply.ts';
import type { Services as AllServices } from '../../conversation/services.ts';
import { cardAttachment } from '../activities/reply-activity.ts';

type Services = Pick<AllServices, 'knowledge' | 'publicUrl'>;

const PAGE = 10;
const MOST = 25;

/** Search from the compose box: passages to a question, what is held to none; skip and count are honoured. */
export async function extensionQuery(
  services: Services,
  sender: Sender,
  query: MessagingExtensionQuery,
): Promise<MessagingExtensionResponse> {
  const { library } = await services.knowledge(sender);
  const skip = bounded(query.queryOptions?.skip, 0, 1000, 0);
  const count = bounded(query.queryOptions?.count, 1, MOST, PAGE);
  const asked = query.parameters?.find((p) => p.name !== 'initialRun');
  const question = String(asked?.value ?? '').trim();
  if (question === '' || query.parameters?.some((p) => p.name === 'initialRun'))
    return result(library.documents.slice(skip, skip + count).map((d) => documentItem(d, services)));
  const finding = await library.find(question, { limit: skip + count });
  if (finding.outcome === 'not_found') return result([]);
  if (finding.facts && finding.about) return result([documentItem(finding.about, services)]);
  const hits = finding.hits.slice(skip, skip + count);
  return result(hits.map((hit, i) => passageItem(passageAnswer(passageOf(hit, i + 1)), services)));
}

/** Unfurls a link to the own reader into the card of the place it shows. */
export async function extensionLink(
  services: Services,
  sender: Sender,
  url: string,
): Promise<MessagingExtensionResponse> {
  const { library } = await services.knowledge(sender);
  const found = entryAtReaderPath(library, url, services.publicUrl);
  if (!found) return result([]);
  const { document, entry } = found;
  if (!entry) return result([documentItem(document, services)]);
  return result([passageItem(passageAnswer(wholePassage(entry, 1, library.statusOn(document))), services)]);
}

function passageAnswer(passage: ProvisionAnswer['passage']): ProvisionAnswer {
  return { kind: 'provision', passage: { ...passage, number: 1 }, more: [], notices: [], choices: [] };
}

function passageItem(answer: ProvisionAnswer, services: Services): MessagingExtensionAttachment {
  const { passage } = answer;
  return {
    ...cardAttachment(answer, 'teams', services.publicUrl),
    preview: preview(
      `${passage.form === 'headnote' ? `${HEADNOTE_MARK}:` : ''}《${shortened(passage.title)}》${passage.locator}`,
      `${KIND_LABEL[passage.kind]} · ${statusLabel(passage)}`,
      passage.quote || passage.lines[0] || '',
    ),
  };
}

function documentItem(document: Document, services: Services): MessagingExtensionAttachment {
  const title = `《${document.title}》${versionNote(document)}`;
  const name = `《${shortened(document.title)}》${versionNote(document)}`;
  const status = `${KIND_LABEL[document.kind]} · ${statusLabel(document)}`;
  return {
    ...cardAttachment(note(title, knownOf(document)), 'teams', services.publicUrl),
    preview: preview(name, status, document.issuer ?? ''),
  };
}

/** Lists of results have room for two short lines a title. */
function shortened(title: string): string {
  return title.replace(/^中华人民共和国/u, '');
}

/** Adaptive results need a preview; its text is shown as it is, so it is only clipped. */
function preview(title: string, subtitle: string, text: string): Attachment {
  return {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: clip(title, 40), subtitle: clip(subtitle, 40), text: clip(plain(text), 80) },
  };
}

/** Thumbnail cards read HTML. */
function plain(text: string): string {
  return text.replace(/[<>&]/g, ' ');
}

function result(attachments: MessagingExtensionAttachment[]): MessagingExtensionResponse {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

function bounded(value: unknown, least: number, most: number, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(most, Math.max(least, Math.floor(value)))
    : fallback;
}
