import type { Share } from '../../admin/interval.ts';
import { type Html, html } from '../html.ts';

interface Point {
  readonly name: string;
  readonly share?: Share;
}

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 44;
const TOP = 10;
const BOTTOM = 26;
const MOST_LABELS = 9;

/** Shares over time, each with the interval within which the true one lies. */
export function intervalChart(title: string, points: readonly Point[]): Html {
  const room = HEIGHT - TOP - BOTTOM;
  const step = (WIDTH - LEFT) / Math.max(1, points.length);
  const x = (i: number): string => fixed(LEFT + i * step + step / 2);
  const y = (value: number): string => fixed(TOP + room - value * room);
  const lines = [0, 0.5, 1].map(
    (value) =>
      html`<line x1="${LEFT}" x2="${WIDTH}" y1="${y(value)}" y2="${y(value)}"/><text class="y" x="${LEFT - 6}" y="${Number(y(value)) + 4}">${value * 100}%</text>`,
  );
  const every = Math.ceil(points.length / MOST_LABELS);
  const marks = points.map(
    ({ name, share }, i) =>
      html`${share && html`<line class="reach" x1="${x(i)}" x2="${x(i)}" y1="${y(share.low)}" y2="${y(share.high)}"/><circle class="s0" cx="${x(i)}" cy="${y(share.share)}" r="5"><title>${name} ${shareWords(share)}</title></circle>`}${(points.length - 1 - i) % every === 0 && html`<text class="x" x="${x(i)}" y="${HEIGHT - 8}">${name.slice(5)}</text>`}`,
  );
  const told = points.flatMap(({ name, share }) => (share ? [`${name} ${shareWords(share)}`] : []));
  const words = told.length === 0 ? '还没有判断过的答案。' : `${told.join('；')}。`;
  return html`<figure class="chart"><figcaption>${title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="i-t i-d"><title id="i-t">${title}</title><desc id="i-d">${words}</desc>
${lines}${marks}</svg></figure>`;
}

/** 90.0%（69.9%—97.2%，18/20） */
export function shareWords({ share, low, high, hits, of }: Share): string {
  return `${percent(share)}（${percent(low)}—${percent(high)}，${hits}/${of}）`;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const fixed = (value: number): string => value.toFixed(1);
