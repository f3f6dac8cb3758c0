import { readFileSync } from 'node:fs';

/** Processor time that a process has used so far on all its threads, milliseconds, to 10 ms. Linux only. */
export function processorMs(pid: number | 'self'): number {
  return ticks(pid, 11);
}

/** Processor time of the children that this process has waited for, and of theirs, milliseconds. Linux only. */
export function childrenMs(): number {
  return ticks('self', 13);
}

/** Two fields of proc(5), in ticks of 10 ms, counted from behind the name, which may hold blanks. */
function ticks(pid: number | 'self', from: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[from]) + Number(fields[from + 1])) * 10;
}
