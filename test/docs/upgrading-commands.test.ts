import { join } from 'node:path';
import { find, readProfile, type Yaml } from '../profiles';
import { Page, ROOT } from './page';

// The commands of docs/upgrading.md name what dist/production contains. The requests to Elasticsearch are sent to a real one
// in test/elasticsearch/real.

const page = new Page('upgrading.md');
const { objects } = readProfile(join(ROOT, 'dist', 'production'));
const commands = [...page.text.matchAll(/(?:^ *|\{ )(kubectl (?:'[^']*'|[^#|\n])*)/gm)].map(([, command = '']) =>
  command.trim(),
);
const KINDS: Readonly<Record<string, string>> = {
  configmap: 'ConfigMap',
  cronjob: 'CronJob',
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
};
/** Made by the commands of the page. */
const OWN_PODS = ['unsafe-bootstrap'];

const statefulSet = find(objects, 'StatefulSet', 'elasticsearch');
const ordinals = Array.from({ length: statefulSet.spec.replicas }, (_, ordinal) => `elasticsearch-${ordinal}`);
const pods = [...ordinals, ...OWN_PODS];
const claims = statefulSet.spec.volumeClaimTemplates.flatMap(({ metadata }: Yaml) =>
  ordinals.map((pod) => `${metadata.name}-${pod}`),
);

const flag = (command: string, name: string) => new RegExp(`--${name}=(\\S+)`).exec(command)?.[1];
/** The labels of an object and of its pods. */
const labelsOf = ({ metadata, spec }: Yaml): Yaml[] => [
  metadata.labels ?? {},
  (spec?.template ?? spec?.jobTemplate?.spec.template)?.metadata?.labels ?? {},
];

function exists(kind: string, name: string, namespace: string | undefined): boolean {
  if (kind === 'pod') return pods.includes(name);
  return objects.some(
    (object) => object.kind === KINDS[kind] && object.metadata.name === name && object.metadata.namespace === namespace,
  );
}

test('the page has commands', () => expect(commands.length).toBeGreaterThan(25));

test.each(commands)('%s', (command) => {
  const namespace = flag(command, 'namespace');
  const namespaces = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  if (!/^kubectl (apply|get --raw)/.test(command)) expect(namespaces).toContain(namespace);

  const [key = '', value] = flag(command, 'selector')?.split('=') ?? [];
  const selected = objects.flatMap(labelsOf).filter((labels) => labels[key] === value);
  if (value !== undefined) expect(selected).not.toEqual([]);

  const named = [...command.matchAll(/\b(pod|configmap|cronjob|deployment|statefulset)[ /]([a-z][\w-]*)/g)];
  for (const [, kind = '', name = ''] of named) expect([name, exists(kind, name, namespace)]).toEqual([name, true]);
  const pod = /^kubectl (?:logs|exec)(?: --\S+)* ([a-z][\w-]*)/.exec(command)?.[1];
  if (pod !== undefined) expect(pods).toContain(pod);

  const container = flag(command, 'container');
  if (container !== undefined) expect(statefulSet.spec.template.spec.containers[0].name).toBe(container);
  for (const file of command.matchAll(/-f (dist\/[\w-]+)\//g)) expect(file[1]).toBe('dist/production');
  const patch = /--patch='([^']+)'/.exec(command)?.[1];
  if (patch !== undefined) expect(() => JSON.parse(patch)).not.toThrow();
});

test('the page names a claim of the StatefulSet', () => {
  const named = page.text.match(/data-elasticsearch-\d/g) ?? [];
  expect(named).not.toEqual([]);
  expect(claims).toEqual(expect.arrayContaining(named));
});

test('the pod that repairs a cluster has the image and the path of the nodes', () => {
  const [container] = statefulSet.spec.template.spec.containers;
  expect(page.text).toContain(`image: ${container.image} `);
  const { mountPath } = container.volumeMounts.find(({ name }: Yaml) => name === 'data');
  expect(page.text).toContain(`volumeMounts: [{ name: data, mountPath: ${mountPath} }]`);
});

test('the scripts that the page uses are where the nodes mount them', () => {
  const [container] = statefulSet.spec.template.spec.containers;
  const [, path] = /source (\/\S+)\/node-request\.sh/.exec(page.text) ?? [];
  expect(container.volumeMounts.map(({ mountPath }: Yaml) => mountPath)).toContain(path);
  expect(find(objects, 'ConfigMap', 'elasticsearch-config').data).toHaveProperty(['node-request.sh']);
  expect(container.env.map(({ name }: Yaml) => name)).toEqual(expect.arrayContaining(['NODE_URL', 'SECURE_SETTINGS']));
});
