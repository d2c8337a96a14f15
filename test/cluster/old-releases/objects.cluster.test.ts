import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdk8s';
import fc from 'fast-check';
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart, LoggingNamespace } from '../../../lib';
import { ExampleApp, Page, ROOT } from '../../docs/page';
import { SEED } from '../../properties/apps';
import { apps, printApp } from '../../properties/generator/apps';
import { run } from '../../properties/run';
import { readManifests } from '../manifests/manifests';
import type { ApiObject } from '../server/api-object';
import { OldServer } from './old-server';

jest.setTimeout(20 * 60_000);

const CASES = Number(process.env.CLUSTER_CASES ?? 150);

const PROFILES: readonly (readonly [release: string, profile: string])[] = [
  ['1.3', 'kube-up-1-3-7'],
  ['1.3', 'api-access-check'],
  ['1.5', 'kubeadm-1-5-1'],
];

const examples = readdirSync(join(ROOT, 'docs'))
  .filter((page) => page.endsWith('.md'))
  .flatMap((page) => new Page(page).examples.map((code, index) => ({ name: `${page} ${index + 1}`, code })));

/** The kinds of Cilium are custom resources, which the servers here do not have. */
function isNotCustom({ apiVersion }: ApiObject): boolean {
  return !apiVersion.startsWith('cilium.io/');
}

beforeAll(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterAll(() => {
  jest.restoreAllMocks();
});

test.each(PROFILES)('Kubernetes %s accepts the profile %s, with every field', (release, profile) => {
  const objects = readManifests(join(ROOT, 'dist', profile));
  expect(objects.length).toBeGreaterThan(0);
  expect(new OldServer(release).problemsOf(objects)).toEqual([]);
});

describe.each(['1.3', '1.5', '1.9'])('Kubernetes %s', (release) => {
  const server = new OldServer(release);

  test('accepts ClusterLogging without options, with every field', () => {
    const kubernetes = KubernetesVersion.parse(release);
    const chart = new LoggingChart(new ClusterApp('cluster'), 'logging', { kubernetes, namespace: 'logging' });
    new LoggingNamespace(chart, 'namespace', { name: 'logging' });
    new ClusterLogging(chart, 'logging');
    expect(server.problemsOf(Testing.synth(chart) as ApiObject[])).toEqual([]);
  });

  test('accepts the examples of the documentation that synthesize for it, with every field', () => {
    const problems: string[] = [];
    let written = 0;
    for (const { name, code } of examples) {
      const { app } = new ExampleApp(release).run(code);
      if (app.errors().length > 0) continue;
      written++;
      const objects = app.charts.flatMap((chart) => chart.toJson() as ApiObject[]).filter(isNotCustom);
      problems.push(...server.problemsOf(objects).map((problem) => `${name}: ${problem}`));
    }
    expect(problems).toEqual([]);
    expect(written).toBeGreaterThan(5);
  });

  test.each(['plausible', 'hostile'] as const)(
    `accepts what is written of ${CASES} random apps with %s values, with every field (PROPERTY_SEED=${SEED})`,
    (hostility) => {
      let written = 0;
      for (const generated of fc.sample(apps(hostility), { numRuns: CASES, seed: SEED })) {
        const app = { ...generated, minor: Number(release.split('.')[1]) };
        const objects = run(app).objects as ApiObject[];
        if (objects.length > 0) written++;
        const problems = server.problemsOf(objects);
        if (problems.length > 0) throw new Error(`${problems.join('\n')}\n\n${printApp(app)}`);
      }
      expect(written).toBeGreaterThan(CASES / 40);
    },
  );
});
