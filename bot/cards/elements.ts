import { type Choice, GAP, type Passage } from '../answers/answer.ts';
import { authorityLabel, HEADNOTE_MARK, readLabel, statusLabel } from '../answers/labels.ts';
import { type Link, safeUrl } from './links.ts';

/**
 * Parts of cards. Words that come from knowledge stand in text runs, never in text blocks: a text block reads Markdown,
 * and a title may contain `](javascript:`.
 */
export type Element = Readonly<Record<string, unknown>>;

/** How buttons are made depends on the channel: Web Chat knows no Action.Execute. */
export type Channel = 'webchat' | 'teams';

export interface CardContext {
  readonly link: Link;
  readonly channel: Channel;
}

interface RunStyle {
  readonly weight?: 'Bolder';
  readonly color?: 'Accent' | 'Good' | 'Warning' | 'Attention';
  readonly size?: 'Small' | 'Medium';
  readonly isSubtle?: boolean;
  readonly strikethrough?: boolean;
  readonly highlight?: boolean;
  readonly selectAction?: Element;
}

export function run(text: string, style: RunStyle = {}): Element {
  return { type: 'TextRun', text, ...style };
}

export function line(runs: readonly Element[], extra: Element = {}): Element {
  return { type: 'RichTextBlock', inlines: runs, ...extra };
}

/** A heading in our own words. */
export function heading(text: string): Element {
  return line([run(text, { weight: 'Bolder', size: 'Medium' })]);
}

export function openUrl(title: string, url: string): Element {
  return { type: 'Action.OpenUrl', title, url };
}

/** A button that says something in the user's name. */
export function say(choice: Choice, channel: Channel): Element {
  const title = clip(choice.label, 40);
  if (channel === 'webchat') return { type: 'Action.Submit', title, data: choice.send };
  const data = { msteams: { type: 'messageBack', text: choice.send, displayText: choice.label } };
  return {
    type: 'Action.Execute',
    title,
    verb: 'say',
    data: { say: choice.send },
    fallback: { type: 'Action.Submit', title, data },
  };
}

/** The same within a line: its title, which is read out, must be the words that are seen. */
export function sayInText(choice: Choice, channel: Channel): Element {
  return { ...say(choice, channel), title: choice.label };
}

const STATUS_COLOR = {
  in_force: 'Good',
  superseded: 'Attention',
  repealed: 'Attention',
  not_yet_in_force: 'Warning',
  drafting: 'Warning',
  unverified: undefined,
} as const;

/** Authority and status, side by side. */
export function badges(p: Passage): Element {
  const color = p.kind === 'report' ? undefined : STATUS_COLOR[p.status];
  return line([
    run(authorityLabel(p.kind, p.form), {
      size: 'Small',
      weight: 'Bolder',
      color: p.form === 'headnote' ? 'Warning' : 'Accent',
    }),
    run('  ·  ', { size: 'Small', isSubtle: true }),
    run(statusLabel(p), {
      size: 'Small',
      ...(color ? { color } : { isSubtle: true }),
    }),
  ]);
}

/** The passage with the words that answer in bold, its citation as a link, its badges. */
export function passage(p: Passage, { link }: CardContext): Element[] {
  const mark =
    p.form === 'headnote' ? [line([run(HEADNOTE_MARK, { weight: 'Bolder', color: 'Warning' })])] : [];
  return [
    {
      type: 'Container',
      spacing: 'Small',
      items: [
        ...mark,
        ...p.lines.map((text) => line(marked(text, p.quote), { spacing: 'Small' })),
        ...(p.headnote
          ? [line([run(`${HEADNOTE_MARK}:${p.headnote}`, { size: 'Small', isSubtle: true })])]
          : []),
      ],
    },
    line(
      [
        run(`[${p.number}] `, { isSubtle: true }),
        run(p.citation, { color: 'Accent', selectAction: openUrl(p.citation, link(p.reader)) }),
      ],
      { spacing: 'Medium' },
    ),
    { ...badges(p), spacing: 'None' },
  ];
}

/** A passage by citation only: a click shows it. */
export function reference(p: Passage, { channel }: CardContext): Element {
  const target = sayInText({ label: p.citation, send: p.send }, channel);
  return line(
    [run(`[${p.number}] `, { isSubtle: true }), run(p.citation, { color: 'Accent', selectAction: target })],
    { spacing: 'Small' },
  );
}

function marked(text: string, quote: string): Element[] {
  if (text === GAP) return [run('……(中间略)', { isSubtle: true })];
  const at = quote === '' ? -1 : text.indexOf(quote);
  if (at < 0) return [run(text)];
  return [
    run(text.slice(0, at)),
    run(quote, { weight: 'Bolder' }),
    run(text.slice(at + quote.length)),
  ].filter((r) => r.text !== '');
}

export function small(text: string): Element {
  return line([run(text, { size: 'Small', isSubtle: true })], { spacing: 'Small' });
}

/** Buttons of the passage's own links, where they are web addresses. */
export function links(p: Passage, { link }: CardContext): Element[] {
  const source = safeUrl(p.sourceUrl);
  return [openUrl(readLabel(p.form), link(p.reader)), ...(source ? [openUrl('官方来源', source)] : [])];
}

export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
