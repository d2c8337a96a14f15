import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OURS, STOCK, UPSTREAM } from './configurations';

// Lines per CPU second and peak memory of our configuration against two others: same Fluentd, same text, alternating
// runs. Only ratios count; a run's ratio is taken against the upstream run of its own round. Needs root, as test/e2e.

interface Run {
  readonly name: string;
  readonly linesPerCpuSecond: number;
  readonly peakMiB: number;
  readonly wallSeconds: number;
}

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const LINES = process.env.LINES_PER_POD ?? '20000';
const root = join(__dirname, '..', '..');
const only = process.argv.slice(2);
const configurations = [UPSTREAM, STOCK, ...OURS].filter(({ name }) => only.length === 0 || only.includes(name));

function runOne(name: string): Run {
  const work = join(root, 'test/e2e/.work', `bench-${name.replace(/[^a-z]+/g, '-')}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const inner = `ip link set lo up && exec node -r tsx/cjs bench/pipeline/run-one.ts "$0" "$1" "$2"`;
  const namespaces = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  execFileSync('unshare', [...namespaces, 'sh', '-c', inner, name, work, LINES], { cwd: root, stdio: 'inherit' });
  return JSON.parse(readFileSync(join(work, 'result.json'), 'utf8')) as Run;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

execFileSync(join(root, 'test/e2e/setup'), { stdio: 'inherit' });
const rounds = Array.from({ length: ROUNDS }, (_, round) => {
  const order = round % 2 === 0 ? configurations : [...configurations].reverse();
  return order.map(({ name }) => runOne(name));
});
console.log(
  '| configuration | lines per CPU second | ratio to upstream (spread) | ratio to stock | peak MiB | wall s |',
);
console.log('|---|---|---|---|---|---|');
for (const { name } of configurations) {
  const runs = rounds.map((round) => round.find((run) => run.name === name) as Run);
  const against = (other: string) =>
    rounds.map(
      (round, index) =>
        (runs[index] as Run).linesPerCpuSecond / (round.find((run) => run.name === other) as Run).linesPerCpuSecond,
    );
  const upstream = against(UPSTREAM.name);
  const cells = [
    name,
    Math.round(median(runs.map((run) => run.linesPerCpuSecond))).toLocaleString('en'),
    `${median(upstream).toFixed(2)} (${Math.min(...upstream).toFixed(2)}–${Math.max(...upstream).toFixed(2)})`,
    median(against(STOCK.name)).toFixed(2),
    String(Math.round(median(runs.map((run) => run.peakMiB)))),
    median(runs.map((run) => run.wallSeconds)).toFixed(1),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
