import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Candidate } from './pairs';

const ROOT = join(__dirname, '../..');
const CDK8S = JSON.stringify(join(ROOT, 'node_modules/cdk8s'));

/** The processor time of the app of this repository, for each way to start it. `npm run build` comes before. */
export function routes(scratch: string): { readonly base: Candidate; readonly others: readonly Candidate[] } {
  const compiled = join(ROOT, 'build/main.js');
  const source = join(ROOT, 'main.ts');
  const cli = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');
  const synth = (app: string) => [cli, 'synth', '--no-check-upgrade', '--app', app, '--output', join(scratch, 'cli')];
  const route = (name: string, args: readonly string[]): Candidate => ({ name, run: () => treeTime(args, scratch) });
  return {
    base: route('node, requiring cdk8s and nothing else', ['--eval', `require(${CDK8S})`]),
    others: [
      route('node alone, doing nothing', ['--eval', '0']),
      route('node, requiring cdk8s and the library', ['--eval', `require(${JSON.stringify(join(ROOT, 'build/lib'))})`]),
      route('node, the same objects as plain ApiObjects of cdk8s', [plainApp(compiled, scratch)]),
      route('node build/main.js, the app compiled before', [compiled]),
      route('node -r tsx/cjs main.ts', ['-r', 'tsx/cjs', source]),
      route('cdk8s synth, of an app that writes one empty file', synth(`node ${emptyApp(scratch)}`)),
      route('cdk8s synth, of node build/main.js', synth(`node ${compiled}`)),
      route('cdk8s synth, of node -r tsx/cjs main.ts (npm run synth)', synth(`node -r tsx/cjs ${source}`)),
    ],
  };
}

/** An app of one chart without objects. */
function emptyApp(scratch: string): string {
  const app = `const { App, Chart } = require(${CDK8S}); const app = new App(); new Chart(app, 'empty'); app.synth();`;
  return script(scratch, 'empty.js', app);
}

/** An app that writes what the compiled app writes, from literals. */
function plainApp(compiled: string, scratch: string): string {
  treeTime([compiled], scratch);
  const output = join(scratch, 'dist');
  const files = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const charts = files.map((file) =>
    parseAllDocuments(readFileSync(join(output, file), 'utf8')).map((document) => document.toJS()),
  );
  const app = `const { ApiObject, App, Chart } = require(${CDK8S});
for (const [number, objects] of ${JSON.stringify(charts)}.entries()) {
  const app = new App({ outdir: process.env.CDK8S_OUTDIR + number });
  const chart = new Chart(app, 'chart', { disableResourceNameHashes: true });
  for (const [index, object] of objects.entries()) new ApiObject(chart, String(index), object);
  app.synth();
}`;
  return script(scratch, 'plain.js', app);
}

/** The processor time of a Node.js process and of those that it starts, in milliseconds. */
function treeTime(args: readonly string[], scratch: string): number {
  const times = join(scratch, 'times');
  const meter = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  require('node:fs').appendFileSync(${JSON.stringify(times)}, (user + system) + '\\n');
});`;
  rmSync(times, { force: true });
  execFileSync(process.execPath, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      CDK8S_OUTDIR: join(scratch, 'dist'),
      NODE_OPTIONS: `--require ${script(scratch, 'meter.cjs', meter)}`,
    },
    stdio: 'pipe',
  });
  const each = readFileSync(times, 'utf8').trim().split('\n').map(Number);
  return each.reduce((sum, time) => sum + time, 0) / 1000;
}

function script(scratch: string, name: string, text: string): string {
  const file = join(scratch, name);
  writeFileSync(file, text);
  return file;
}
