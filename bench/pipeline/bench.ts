import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OURS, STOCK, UPSTREAM } from './configurations';

// Lines per CPU second and peak memory of our configuration against two others: same Fluentd, same text, alternating
// runs. Only ratios count, each of two runs of one round. Needs root, as test/e2e.

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
const bases = configurations.filter(
  ({ name }, index) => index === 0 || name === STOCK.name || name === OURS[0]?.name || name === 'ours, JSON as text',
);
const heads = bases.map(({ name }) => `to ${name} (lowest – highest)`);
console.log(`| ${['configuration', 'lines per CPU second', ...heads, 'peak MiB', 'wall s'].join(' | ')} |`);
console.log(`|${'---|'.repeat(bases.length + 4)}`);
for (const { name } of configurations) {
  const cells = [
    name,
    median(speeds(name)).toFixed(0),
    ...bases.map((base) => ratio(speeds(name), speeds(base.name))),
    median(runsOf(name).map((run) => run.peakMiB)).toFixed(0),
    median(runsOf(name).map((run) => run.wallSeconds)).toFixed(1),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

function runsOf(name: string): Run[] {
  return rounds.flatMap((round) => round.filter((run) => run.name === name));
}

function speeds(name: string): number[] {
  return runsOf(name).map((run) => run.linesPerCpuSecond);
}

function ratio(values: number[], others: number[]): string {
  const ratios = values.map((value, round) => value / (others[round] ?? Number.NaN));
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} – ${Math.max(...ratios).toFixed(2)})`;
}
