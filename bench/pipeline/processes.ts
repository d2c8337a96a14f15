import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of a second in /proc; Linux has 100 on every architecture that Fluentd's images are made for. */
const TICKS = 100;

/** CPU seconds and peak memory of every Ruby in this process namespace: the agent's supervisor and worker. */
export function agentUsage(): { readonly cpuSeconds: number; readonly peakMiB: number } {
  const pids = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && read(`/proc/${name}/cmdline`).includes('fluentd'),
  );
  const usages = pids.map((pid) => {
    const fields = read(`/proc/${pid}/stat`)
      .replace(/^.*\) /, '')
      .split(' ');
    const peak = /^VmHWM:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '0';
    return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS, peakMiB: Number(peak) / 1024 };
  });
  return {
    cpuSeconds: usages.reduce((sum, usage) => sum + usage.cpuSeconds, 0),
    peakMiB: usages.reduce((sum, usage) => sum + usage.peakMiB, 0),
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}
