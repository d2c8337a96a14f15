import { readdirSync, readFileSync } from 'node:fs';

export interface Process {
  readonly pid: number;
  readonly name: string;
  /** Peak of its resident memory, in MiB. */
  readonly peakMemory: number;
}

/** A process and everything below it. */
export function processesBelow(pid: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), status: statusOf(name) }));
  const below = (parent: number): typeof all =>
    all
      .filter(({ status }) => field(status, 'PPid') === String(parent))
      .flatMap((child) => [child, ...below(child.pid)]);
  return [...all.filter((each) => each.pid === pid), ...below(pid)].map(({ pid: id, status }) => ({
    pid: id,
    name: field(status, 'Name'),
    peakMemory: Number.parseInt(field(status, 'VmHWM') || '0', 10) / 1024,
  }));
}

function field(status: string, name: string): string {
  return new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(status)?.[1] ?? '';
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}
