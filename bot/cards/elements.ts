import { isTableRow } from '../../indexer/index.ts';
import { type Choice, GAP, type Passage } from '../answers/answer.ts';
import { placeChoice } from '../answers/choices.ts';
import { authorityLabel, HEADNOTE_MARK, readLabel, statusLabel } from '../answers/labels.ts';
import { printed } from '../answers/punctuation.ts';
import { cutLines, heightOf } from './cut-lines.ts';
import { type Element, line, run } from './element.ts';
import { type Link, safeUrl } from './links.ts';
import { blocksOf, tableElements } from './table.ts';
import { TWO_SCREENS } from './two-screens.ts';

/** How buttons are made depends on the channel: Web Chat knows no Action.Execute. */
export type Channel = 'webchat' | 'teams';

export interface CardContext {
  readonly link: Link;
  readonly channel: Channel;
}

/** What one kind of answer puts in its card: its body and its own buttons; notices and choices are added to it. */
export interface CardParts {
  readonly body: readonly Element[];
  readonly actions: readonly Element[];
}

/** A heading in our own words. */
export function heading(text: string): Element {
  return line([run(printed(text), { weight: 'Bolder', size: 'Medium' })]);
}

export function openUrl(title: string, url: string): Element {
  return { type: 'Action.OpenUrl', title: printed(title), url };
}

/** A button: its action travels as a value, beside the words that are shown in the user's name. */
export function say(choice: Choice, channel: Channel): Element {
  return saying(choice, channel, printed(clip(choice.label, 40)));
}

/** The same behind words of a line, which are its title: a second one would be read out twice. */
export function sayInText(choice: Choice, channel: Channel): Element {
  return saying(choice, channel, undefined);
}

function saying(choice: Choice, channel: Channel, title: string | undefined): Element {
  const { action, send, label } = choice;
  const message = { type: 'messageBack', text: send, displayText: label, value: { action } };
  if (channel === 'webchat')
    return { type: 'Action.Submit', title, data: { __isBotFrameworkCardAction: true, cardAction: message } };
  return {
    type: 'Action.Execute',
    title,
    verb: 'say',
    data: { say: send, action },
    fallback: { type: 'Action.Submit', title, data: { msteams: message } },
  };
}

/** The pages give the same colours by the same names: --good, --warn, --bad. */
export const STATUS_COLOR = {
  in_force: 'Good',
  superseded: 'Attention',
  repealed: 'Attention',
  expired: 'Attention',
  not_yet_in_force: 'Warning',
  drafting: 'Warning',
  unverified: undefined,
} as const;

/** Authority and status, side by side. */
export function badges(p: Passage): Element {
  const color = p.kind === 'report' || p.onDay ? undefined : STATUS_COLOR[p.status];
  return line(
    [
      run(printed(authorityLabel(p.kind, p.form)), {
        size: 'Small',
        weight: 'Bolder',
        color: p.form === 'headnote' ? 'Warning' : 'Accent',
      }),
      run('  ·  ', { size: 'Small', isSubtle: true }),
      run(statusLabel(p), {
        size: 'Small',
        color,
        isSubtle: color ? undefined : true,
      }),
    ],
    'None',
  );
}

/** Lines of a passage's citation, badges and buttons. */
const AROUND = 7;
const ROOM = TWO_SCREENS - AROUND;

/** Lines of a card that a passage takes. */
export function height(p: Passage): number {
  return cutLines(p.lines, p.quote, ROOM).shown.reduce((sum, text) => sum + heightOf(text), AROUND);
}

/** The passage with the words that answer in bold, its citation as a link, its badges; what is too long goes on in the reader. */
export function passage(p: Passage, { link, channel }: CardContext): Element[] {
  const mark =
    p.form === 'headnote' ? [line([run(HEADNOTE_MARK, { weight: 'Bolder', color: 'Warning' })])] : [];
  const { shown, left } = cutLines(p.lines, p.quote, ROOM);
  return [
    {
      type: 'Container',
      spacing: 'Small',
      items: [
        ...mark,
        ...blocksOf(shown).flatMap((block) =>
          isTableRow(block[0]!)
            ? tableElements(block, p.quote, cellWords)
            : [line([...indent(block[0]!, p), ...marked(block[0]!, p.quote)], 'Small')],
        ),
        ...(left > 0 ? [readOn(`还有${left}字，在阅读页接着读`, link(p.reader))] : []),
      ],
    },
    line(
      [
        run(`[${p.number}] `, { isSubtle: true }),
        run(printed(p.citation), {
          color: 'Accent',
          selectAction: { type: 'Action.OpenUrl', url: link(p.reader) },
        }),
      ],
      'Medium',
    ),
    badges(p),
    ...below(p, channel),
  ];
}

/** A line that leads to the rest. */
export function readOn(words: string, url: string): Element {
  return line([run(words, { color: 'Accent', selectAction: { type: 'Action.OpenUrl', url } })], 'Small');
}

/** 款 begin two characters in, as they are printed, and 项 one further; a single line stands by itself. */
function indent(text: string, { form, kind, lines }: Passage): Element[] {
  if (form === 'headnote' || kind === 'report' || lines.length < 2 || text === GAP) return [];
  return [run(/^[（(][一二三四五六七八九十百]+[)）]/u.test(text) ? '\u3000\u3000\u3000' : '\u3000\u3000')];
}

/** What can be done with a passage, and the headnote of an official text, folded away: it is not to be taken for the law. */
function below(p: Passage, channel: Channel): Element[] {
  const id = `headnote-${p.number}`;
  const unfold = p.headnote
    ? [{ type: 'Action.ToggleVisibility', title: HEADNOTE_MARK, targetElements: [id] }]
    : [];
  const actions = [...copying(p, channel), ...unfold];
  if (actions.length === 0) return [];
  return [
    { type: 'ActionSet', spacing: 'Small', actions },
    ...(p.headnote
      ? [
          {
            type: 'Container',
            id,
            isVisible: false,
            items: [small(`${HEADNOTE_MARK}：${p.headnote}`)],
          },
        ]
      : []),
  ];
}

/** Buttons that the own page answers itself: it fetches the whole words of the place and puts them on the clipboard. */
function copying(p: Passage, channel: Channel): Element[] {
  if (channel !== 'webchat') return [];
  const copy = (title: string, form: 'quote' | 'citation'): Element =>
    onPage(title, { place: p.reader, form });
  const quote = p.form === 'official' ? [copy('复制引文', 'quote')] : [];
  return [...quote, copy('只复制出处', 'citation')];
}

/** An action that the script of the own page takes before it is sent. */
export function onPage(title: string, copy: object): Element {
  const cardAction = { type: 'messageBack', value: { copy } };
  return { type: 'Action.Submit', title, data: { __isBotFrameworkCardAction: true, cardAction } };
}

function cellWords(text: string, bold: boolean): Element {
  return line([run(text, bold ? { weight: 'Bolder' } : {})]);
}

/** A passage by citation only: a click shows it. */
export function reference(p: Passage, { channel }: CardContext): Element {
  const target = sayInText(placeChoice('show', p, p.citation), channel);
  return line(
    [
      run(`[${p.number}] `, { isSubtle: true }),
      run(printed(p.citation), { color: 'Accent', selectAction: target }),
    ],
    'Small',
  );
}

function marked(text: string, quote: string): Element[] {
  if (text === GAP) return [run('……（中间略）', { isSubtle: true })];
  const at = quote === '' ? -1 : text.indexOf(quote);
  if (at < 0) return [run(text)];
  return [
    run(text.slice(0, at)),
    run(quote, { weight: 'Bolder' }),
    run(text.slice(at + quote.length)),
  ].filter((r) => r.text !== '');
}

/** Small print, in which an address leads where it says. */
export function small(text: string): Element {
  const runs = text.split(/(https?:\/\/[^\s"'<>\\，。；）]+)/u).filter((part) => part !== '');
  return line(
    runs.map((part) => {
      const url = safeUrl(part);
      return url
        ? run(part, { size: 'Small', color: 'Accent', selectAction: { type: 'Action.OpenUrl', url } })
        : run(printed(part), { size: 'Small', isSubtle: true });
    }),
    'Small',
  );
}

/** Buttons of the passage's own links, where they are web addresses. */
export function links(p: Passage, { link }: CardContext): Element[] {
  const source = safeUrl(p.sourceUrl);
  return [openUrl(readLabel(p.form), link(p.reader)), ...(source ? [openUrl('官方来源', source)] : [])];
}

export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
