import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseAllDocuments, stringify } from 'yaml';
import { manifestsFor } from '../../test/e2e/clusters';
import { ServerClient } from '../../test/e2e/elasticsearch/server/server-client';
import { Environment } from '../../test/e2e/environment/environment';
import { until } from '../../test/e2e/environment/wait';
import { BubblewrapRunner } from '../../test/e2e/runner/bubblewrap';
import { rootsFolder } from '../../test/e2e/runner/roots';
import { type Configuration, OURS, STOCK, TUNED, UPSTREAM } from './configurations';
import { podNames, uidOf, writeInput } from './input';
import { agentUsage } from './processes';
import { Sink } from './sink';

/** The benchmark has a sink of its own. */
const NONE = new ServerClient({ major: 8, secure: false }, 0, '');

/** Runs one configuration over one input, in namespaces of its own, and writes what it took. */
async function main(name: string, work: string, linesPerPod: number): Promise<void> {
  const configuration = [...OURS, UPSTREAM, STOCK].find((candidate) => candidate.name === name);
  if (!configuration) throw new Error(`no configuration ${name}`);
  const manifests = await manifestsFor('es8', configuration.format, {}, join(work, 'manifests'));
  configure(manifests, configuration);
  const runner = new BubblewrapRunner(rootsFolder(), work);
  const environment = new Environment({
    stack: 'es8',
    runtime: configuration.format,
    manifests,
    work,
    runner,
    server: NONE,
  });
  for (const [index, pod] of podNames().entries()) {
    const metadata = { name: pod, namespace: 'default', uid: uidOf(index), labels: { app: pod, tier: 'bench' } };
    const spec = { nodeName: 'node-1', containers: [{ name: 'app', image: 'app:1' }] };
    const object = { apiVersion: 'v1', kind: 'Pod', metadata, spec, status: { phase: 'Running' } };
    environment.api.store.put('pods', object as Parameters<typeof environment.api.store.put>[1]);
  }
  await environment.api.start();
  const sink = new Sink();
  await sink.start(9200);
  environment.agent.start();
  await until('the worker runs', () =>
    environment.agent.log.some((line) => line.includes('fluentd worker is now running')),
  );
  await pause(2000);
  const before = agentUsage();
  const began = Date.now();
  const lines = writeInput(environment.nodeFolder, configuration.format, linesPerPod, configuration.json);
  await until('every line is sent', () => sink.documents >= lines, 300);
  const wallSeconds = (Date.now() - began) / 1000;
  const after = agentUsage();
  const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
  const result = { name, linesPerCpuSecond: lines / cpuSeconds, peakMiB: after.peakMiB, wallSeconds };
  writeFileSync(join(work, 'result.json'), JSON.stringify(result));
  process.exit(0);
}

/** The same pod with another configuration in its ConfigMap, and with the variables of that configuration alone. */
function configure(folder: string, { text, variables }: Configuration): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
    const path = join(folder, name);
    const documents = parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS());
    for (const object of documents) {
      if (object.kind === 'ConfigMap') object.data['fluent.conf'] = text;
      if (object.kind !== 'DaemonSet') continue;
      const [container] = object.spec.template.spec.containers;
      container.env = container.env.filter(
        ({ name }: { name: string }) => !TUNED.includes(name) || variables.includes(name),
      );
    }
    writeFileSync(path, documents.map((object) => stringify(object)).join('---\n'));
  }
}

const [name = '', work = '', lines = '20000'] = process.argv.slice(2);
mkdirSync(work, { recursive: true });
void main(name, work, Number(lines)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
