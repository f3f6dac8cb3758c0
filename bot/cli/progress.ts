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
