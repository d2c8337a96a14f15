import { join } from 'node:path';
import { find, readProfile, type Yaml } from '../profiles';
import { compileErrors, ExampleApp, Page, ROOT } from './page';

const page = new Page('security.md');
const { objects } = readProfile(join(ROOT, 'dist', 'production'));
const parts = page.table('component | namespace | user');
const templateOf = ({ spec }: Yaml): Yaml => (spec?.jobTemplate?.spec ?? spec)?.template;
const workloads = objects.filter((object) => templateOf(object)?.spec?.containers);
const bootstrap = JSON.parse(find(objects, 'ConfigMap', 'elasticsearch-bootstrap').data['input.json']);

/** The rows of the table by the first part of the names of their workloads. */
const ROWS: Record<string, string> = {
  fluentd: 'agent, DaemonSet `fluentd`',
  'elasticsearch-bootstrap': 'Job and CronJob that create certificates and passwords',
  'elasticsearch-renewal': 'Job and CronJob that create certificates and passwords',
  'elasticsearch-provisioning': 'Job and CronJob `elasticsearch-provisioning`',
  'kibana-data-view': 'Job and CronJob `kibana-data-view`',
  elasticsearch: 'Elasticsearch, StatefulSet `elasticsearch`',
  kibana: 'Kibana, Deployment `kibana`',
};

function rowOf({ metadata }: Yaml): string[] {
  const begin = Object.keys(ROWS).find((name) => metadata.name.startsWith(name)) ?? '';
  return parts.get(ROWS[begin] ?? '') ?? [];
}

function policyOf(workload: Yaml): Yaml {
  const labels: Record<string, string> = templateOf(workload).metadata.labels;
  const [policy, ...others] = objects.filter(({ kind, metadata, spec }) => {
    const wanted = Object.entries(spec?.podSelector?.matchLabels ?? {});
    return (
      kind === 'NetworkPolicy' &&
      metadata.namespace === workload.metadata.namespace &&
      wanted.every(([key, value]) => labels[key] === value)
    );
  });
  expect(others).toEqual([]);
  return policy?.spec;
}

test('the examples compile and are valid', () => {
  expect(page.examples.length).toBeGreaterThan(0);
  expect(compileErrors(page.examples)).toEqual([]);
  expect(page.examples.flatMap((example) => new ExampleApp().run(example).app.errors())).toEqual([]);
});

test('the account that the example for OpenShift binds is that of the agent', () => {
  const [example = ''] = page.examples.filter((text) => text.includes('SccBinding'));
  const objects: Yaml[] = new ExampleApp().run(example).chart.toJson();
  const { subjects } = find(objects, 'RoleBinding', 'openshift-scc-privileged');
  const { serviceAccountName } = find(objects, 'DaemonSet', 'fluentd').spec.template.spec;
  expect(subjects).toEqual([{ kind: 'ServiceAccount', name: serviceAccountName, namespace: 'logging-agents' }]);
});

test('every threat names the test that verifies the protection', () => {
  for (const [threat, cells] of page.table('threat | protection'))
    expect([threat, cells.at(-1)]).toEqual([threat, expect.stringMatching(/`test\/.*\.test\.ts`/)]);
});

describe('the table of components', () => {
  test('has a row for each workload', () => {
    expect(new Set(workloads.map(rowOf)).size).toBe(parts.size);
    expect(workloads.map(rowOf)).not.toContainEqual([]);
  });

  test('has their namespaces and users', () => {
    for (const workload of workloads) {
      const { securityContext, containers } = templateOf(workload).spec;
      const user = containers[0].securityContext.runAsUser ?? securityContext.runAsUser;
      expect(rowOf(workload)[0]).toBe(`\`${workload.metadata.namespace}\``);
      expect(rowOf(workload)[1]).toMatch(new RegExp(`^${user}\\b`));
      expect(containers[0].securityContext.capabilities).toEqual({ drop: ['ALL'] });
    }
  });

  test('gives a token to no other component', () => {
    for (const workload of workloads) {
      const token = templateOf(workload).spec.automountServiceAccountToken;
      expect([workload.metadata.name, token]).toEqual([
        workload.metadata.name,
        !rowOf(workload)[2]?.includes('no token'),
      ]);
    }
  });

  test('names every port that a policy opens, and each workload has one policy', () => {
    for (const workload of workloads) {
      const { egress, ingress = [], policyTypes } = policyOf(workload);
      const [, , , reaches = '', reachedBy] = rowOf(workload);
      expect(policyTypes).toEqual(['Ingress', 'Egress']);
      expect(reaches).toContain('DNS');
      expect(ingress.length === 0).toBe(reachedBy === 'nobody');
      const anywhere = egress
        .filter(({ to }: Yaml) => !to)
        .flatMap(({ ports }: Yaml) => ports.map((p: Yaml) => p.port));
      const named = [...reaches.matchAll(/\d{3,}/g)].map(([port]) => Number(port));
      expect([workload.metadata.name, anywhere.filter((port: number) => port !== 53)]).toEqual([
        workload.metadata.name,
        named,
      ]);
    }
  });
});

test('the namespaces enforce what the page says', () => {
  const level = (name: string) =>
    find(objects, 'Namespace', name).metadata.labels['pod-security.kubernetes.io/enforce'];
  expect([level('logging'), level('logging-agents')]).toEqual(['restricted', 'privileged']);
});

test('the agent can read pods and namespaces, and cannot read any Secret', () => {
  const roles = objects.filter(({ kind }) => kind === 'ClusterRole');
  expect(roles.map(({ rules }) => rules)).toEqual([
    [{ apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get', 'list', 'watch'] }],
  ]);
  const bound = objects.filter(({ kind }) => kind === 'RoleBinding').flatMap(({ subjects }) => subjects);
  expect(bound.map(({ name }: Yaml) => name)).toEqual([
    'elasticsearch-bootstrap',
    'elasticsearch-bootstrap',
    'elasticsearch-provisioning',
  ]);
});

test('the agent writes to no directory of its node but its own', () => {
  const { containers, volumes } = find(objects, 'DaemonSet', 'fluentd').spec.template.spec;
  const paths: Record<string, string> = Object.fromEntries(
    volumes.filter((v: Yaml) => v.hostPath).map((v: Yaml) => [v.name, v.hostPath.path]),
  );
  const mounted = containers[0].volumeMounts.filter(({ name }: Yaml) => paths[name]);
  expect(mounted.map(({ name, readOnly }: Yaml) => [paths[name], readOnly === true])).toEqual([
    ['/var/log', true],
    ['/var/lib/fluentd/logging-agents-fluentd', false],
  ]);
  expect(containers[0].securityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

test('no container has a writable root file system', () => {
  const containers = workloads.flatMap((w) => {
    const { initContainers = [], containers: own } = templateOf(w).spec;
    return [...initContainers, ...own];
  });
  expect(containers.length).toBeGreaterThan(workloads.length);
  expect(containers.filter(({ securityContext }) => !securityContext.readOnlyRootFilesystem)).toEqual([]);
});

test('only the programs and the nodes have the password of elastic', () => {
  const having = workloads.filter((workload) => /"elasticsearch-elastic"/.test(JSON.stringify(workload)));
  expect(having.map(({ metadata }) => metadata.name.replace(/-[0-9a-f]{8,}$/, ''))).toEqual([
    'elasticsearch',
    'elasticsearch-provisioning',
    'elasticsearch-provisioning',
    'kibana-data-view',
    'kibana-data-view',
  ]);
});

test('the data view program uses HTTP, as the limits say', () => {
  const view = objects.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('kibana-data-view'),
  );
  expect(JSON.parse(view?.data['input.json']).urls).toEqual(['http://kibana.logging.svc:5601']);
});

test('certificates live as long as the page says, and are renewed when it says', () => {
  const lives = bootstrap.certificates.map(({ validDays }: Yaml) => validDays ?? 365);
  expect([bootstrap.authority.validDays ?? 3650, ...lives]).toEqual([3650, 365, 365]);
  expect(page.text).toContain(`with ${Math.floor(365 / 3)} days left`);
  expect(find(objects, 'CronJob', 'elasticsearch-renewal').spec.schedule).toBe('17 * * * *');
});

test('the steps to renew the CA update every Secret that contains it', () => {
  const having = [
    bootstrap.authority,
    ...bootstrap.certificates,
    ...bootstrap.copies.map(({ to }: Yaml) => to).filter(({ key }: Yaml) => key === 'ca.crt'),
  ].map(({ namespace, secret }) => `${namespace}/${secret}`);
  const loop = /for secret in (.*); do/.exec(page.text)?.[1] ?? '';
  const single = [...page.text.matchAll(/kubectl patch secret (elasticsearch[\w-]+) --namespace=([\w-]+)/g)];
  const named = [...loop.split(' ').map((s) => `logging/${s}`), ...single.map(([, name, where]) => `${where}/${name}`)];
  expect(named.sort()).toEqual([...new Set(having)].sort());
});
