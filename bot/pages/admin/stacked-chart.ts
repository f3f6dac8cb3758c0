import { type Html, html } from '../html.ts';

export interface Series {
  readonly name: string;
  /** One a column. */
  readonly values: readonly number[];
}

interface Chart {
  /** Tells it from others of the page. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly series: readonly Series[];
}

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 44;
const TOP = 10;
const BOTTOM = 26;
const MOST_LABELS = 8;

/** Columns of stacked numbers, made here: nothing runs in the browser. A title and a description say what it shows. */
export function stackedChart({ id, title, columns, series }: Chart): Html {
  const sums = columns.map((_, i) => series.reduce((n, { values }) => n + (values[i] ?? 0), 0));
  const most = niceTop(Math.max(1, ...sums));
  const room = HEIGHT - TOP - BOTTOM;
  const step = (WIDTH - LEFT) / Math.max(1, columns.length);
  const y = (value: number): number => TOP + room - (value / most) * room;
  const bars = columns.map((column, i) => {
    let below = 0;
    return series.map(({ name, values }, s) => {
      const value = values[i] ?? 0;
      if (value === 0) return undefined;
      const top = y(below + value);
      const height = y(below) - top;
      below += value;
      return html`<rect class="s${s}" x="${fixed(LEFT + i * step + step * 0.1)}" y="${fixed(top)}" width="${fixed(step * 0.8)}" height="${fixed(height)}"><title>${column} ${name} ${value}</title></rect>`;
    });
  });
  const every = Math.ceil(columns.length / MOST_LABELS);
  const labels = columns.map(
    (column, i) =>
      i % every === 0 &&
      html`<text class="x" x="${fixed(LEFT + i * step + step / 2)}" y="${HEIGHT - 8}">${column.slice(5)}</text>`,
  );
  const lines = [0, most / 2, most].map(
    (value) =>
      html`<line x1="${LEFT}" x2="${WIDTH}" y1="${fixed(y(value))}" y2="${fixed(y(value))}"/><text class="y" x="${LEFT - 6}" y="${fixed(y(value) + 4)}">${value}</text>`,
  );
  return html`<figure class="chart"><figcaption>${title} <span class="legend">${series.map(
    ({ name }, s) =>
      html`<span><svg width="12" height="12" aria-hidden="true"><rect class="s${s}" width="12" height="12"/></svg> ${name}</span> `,
  )}</span></figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${described(columns, series, sums)}</desc>
${lines}${bars}${labels}</svg></figure>`;
}

/** The numbers that somebody would take from the picture. */
function described(columns: readonly string[], series: readonly Series[], sums: readonly number[]): string {
  const total = sums.reduce((a, b) => a + b, 0);
  if (total === 0) return '没有数据。';
  const peak = sums.indexOf(Math.max(...sums));
  const each = series.map(({ name, values }) => `${name}${values.reduce((a, b) => a + b, 0)}`);
  return `${columns[0]}至${columns.at(-1)}共${total}次：${each.join('，')}。最多的一天是${columns[peak]}，${sums[peak]}次。各天的数目见下表。`;
}

/** A round number that is no less: half of it is whole. Example: 37 → 40 */
function niceTop(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const top = [1, 2, 4, 6, 8, 10].find((n) => n * unit >= value) ?? 10;
  return Math.max(2, top * unit);
}

const fixed = (value: number): string => value.toFixed(1);
