/** Measures synthesis and prints tables. Only the ratios within one run are comparable between machines. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { addOn, appPerCluster, oneApp, plainChart } from './apps';
import { type Candidate, compareWith, processorTime } from './pairs';
import { routes } from './routes';
import { table } from './table';

const scratch = mkdtempSync(join(tmpdir(), 'bench-synth-'));
const print = (text: string) => process.stdout.write(`${text}\n`);
const candidate = (name: string, times: number, work: () => void): Candidate => ({
  name,
  run: () => processorTime(times, work),
});
/** How often sizes are measured: a hundred charts in one App take their time. */
const ROUNDS = [
  [1, 11],
  [10, 11],
  [100, 3],
] as const;

const perCluster = ({ name, run }: Candidate, clusters: number): Candidate => ({ name, run: () => run() / clusters });

function measure(): void {
  const memory = Math.round(totalmem() / 2 ** 30);
  print(`${cpus().length} cores, ${memory} GiB of memory, Node.js ${process.version}, ${process.platform}\n`);

  const { base, others } = routes(scratch);
  print(table('Ways to start the app of this repository', 'ms, processor', compareWith(base, others, 11)));

  for (const [clusters, rounds] of ROUNDS) {
    const times = 100 / clusters;
    const apart = candidate('an App for each', times, () => appPerCluster(clusters, scratch));
    const together = candidate('one App for all', times, () => oneApp(clusters, scratch));
    print(table(`Clusters: ${clusters}`, 'ms, processor', compareWith(apart, [together], rounds)));
  }

  const ofMany = (clusters: number) =>
    perCluster(
      candidate(`of ${clusters}`, 100 / clusters, () => appPerCluster(clusters, scratch)),
      clusters,
    );
  const linear = compareWith(ofMany(1), [ofMany(10), ofMany(100)], 11);
  print(table('One cluster of many, an App for each', 'ms, processor', linear));

  const inOneApp = (clusters: number) =>
    perCluster(
      candidate(`of ${clusters}`, 100 / clusters, () => oneApp(clusters, scratch)),
      clusters,
    );
  const together = compareWith(inOneApp(1), [inOneApp(10), inOneApp(100)], 5);
  print(table('One chart of many, in one App', 'ms, processor', together));

  const build = (version: string) => () => void addOn(new App(), 'logging', version).toJson();
  const targets = ['1.3', '1.20'].map((version) => candidate(version, 50, build(version)));
  const newest = candidate('1.37', 50, build('1.37'));
  print(table('Targets: construct and render the add-on', 'ms, processor', compareWith(newest, targets, 21)));

  const objects = addOn(new App(), 'logging', '1.37').toJson();
  const plain = candidate('plain ApiObjects', 50, () => void plainChart(objects).toJson());
  print(table('The same objects, written by hand', 'ms, processor', compareWith(plain, [newest], 21)));
}

// The same warnings of thousands of apps. An exception ends the benchmark and is printed.
process.stderr.write = () => true;
try {
  measure();
} finally {
  rmSync(scratch, { recursive: true });
}
