import type { Output } from './command.ts';

const WIDTH = 24;

export interface ProgressBar {
  /** @param label what is being done, or the piece in hand */
  readonly show: (done: number, total: number, label?: string) => void;
  /** Wipes the bar away, if one was shown. */
  readonly clear: () => void;
}

/**
 * A bar for long work, on a terminal only.
 * @param delay milliseconds of work before the bar appears
 */
export function progressBar(out: Output, delay = 0): ProgressBar {
  const began = performance.now();
  let shown = '';
  return {
    show(done, total, label = '') {
      if (!out.isTTY || total === 0 || performance.now() - began < delay) return;
      const filled = Math.round((done / total) * WIDTH);
      const next = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total} ${label}`;
      if (next !== shown) out.write(`\r\u001b[K${next.slice(0, out.columns ?? 80)}`);
      shown = next;
    },
    clear() {
      if (shown !== '') out.write('\r\u001b[K');
    },
  };
}

/**
 * How fast a piece of work goes and how long it will take: `3.2 份/秒 约剩 1 分 40 秒 `. Empty until there is something to
 * judge by.
 * @param elapsed milliseconds on a clock that only goes forward
 */
export function pace(elapsed: () => number): (done: number, total: number) => string {
  const began = elapsed();
  return (done, total) => {
    const seconds = (elapsed() - began) / 1000;
    if (done < 3 || seconds < 1) return '';
    const rate = done / seconds;
    const left = Math.ceil((total - done) / rate);
    const [minutes, rest] = [Math.floor(left / 60), left % 60];
    return `${rate.toFixed(1)} 份/秒 约剩 ${minutes > 0 ? `${minutes} 分 ` : ''}${rest} 秒 `;
  };
}
