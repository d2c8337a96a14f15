import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Fault } from '../../reporting/validation-error';
import { parseStackVersion } from '../../images/compatibility-versions';
import { ImageSource } from '../../images/image-source';
import { Manifest } from '../../kubernetes/object';
import { TO_DNS } from '../../kubernetes/network-peers';
import { checkForm, checkInteger } from '../../kubernetes/validation/syntax';
import { KubernetesVersion } from '../../kubernetes/version';
import type { ProvisionPlan } from '../../provisioning/input';
import { CA_KEY, type ElasticsearchEndpoint, passwordKeyOf, urlFrom, userFaults } from '../endpoint/endpoint';
import type { ExternalSetup } from '../endpoint/external-props';
import { settle } from './lifecycle';
import { programImageFor } from '../../provisioning/program-image';
import { type ProgramRun, programConfig, programJob } from '../../provisioning/program-run';
import { indexSteps, WAIT_FOR_CLUSTER } from '../provisioning';
import { toStore } from '../endpoint/egress';

const SECRETS = '/run/store';

/** A Job that sets up templates and retention in a store that this library does not run. */
export function indexSetup(scope: Construct, endpoint: ElasticsearchEndpoint, setup: ExternalSetup): void {
  const name = setup.name ?? 'log-store';
  const image = setup.image ?? programImageFor(endpoint.major);
  const namespace = Chart.of(scope).namespace ?? '';
  const run: ProgramRun = {
    name: `${name}-provisioning`,
    namespace,
    labels: {
      'app.kubernetes.io/name': 'elasticsearch',
      'app.kubernetes.io/instance': name,
      'app.kubernetes.io/component': 'provisioning',
    },
    program: 'provision',
    plan: planOf(endpoint, setup, namespace),
    image: image._use(scope),
    ruby: image._contract.ruby,
    pullSecrets: ImageSource.at(scope).pullSecrets.map((secret) => ({ name: secret.name })),
    ...mountedSecrets(endpoint, setup),
  };
  programConfig(scope, 'ProvisioningProgram', run);
  programJob(scope, 'ProvisioningJob', run);
  networkPolicy(scope, run, endpoint);
}

/** What is wrong with a setup. */
export function setupFaults(setup: ExternalSetup): Fault[] {
  const subject = 'elasticsearch.setup';
  return [
    ...(setup.image?._faults ?? []),
    ...userFaults(`${subject}.credentials`, setup.credentials),
    ...checkInteger(`${subject}.retentionDays`, setup.retentionDays, 1, 3650),
    ...checkInteger(`${subject}.copies`, setup.copies, 0, 10),
    ...checkForm('dnsLabel', `${subject}.name`, setup.name),
  ];
}

function planOf(endpoint: ElasticsearchEndpoint, setup: ExternalSetup, namespace: string): ProvisionPlan {
  const { indexPrefix, caSecret, version } = endpoint;
  return {
    urls: [urlFrom(endpoint, namespace)],
    caFile: caSecret && `${SECRETS}/${CA_KEY}`,
    user: setup.credentials.username,
    passwordFile: `${SECRETS}/password`,
    product: 'Elasticsearch',
    waitSeconds: 1800,
    refusedSeconds: 300,
    steps: [
      WAIT_FOR_CLUSTER,
      ...indexSteps({
        version: parseStackVersion(version ?? '') ?? { major: endpoint.major, minor: 0, patch: 0 },
        copies: setup.copies ?? 1,
        lifecycle: settle({ indexPrefix, retentionDays: setup.retentionDays }),
      }),
    ],
  };
}

function mountedSecrets(
  { caSecret }: ElasticsearchEndpoint,
  { credentials }: ExternalSetup,
): Pick<ProgramRun, 'mounts' | 'volumes'> {
  const items = [{ key: passwordKeyOf(credentials), path: 'password' }];
  const password = { secret: { name: credentials.secret.name, items } };
  const authority = caSecret && { secret: { name: caSecret.name, items: [{ key: CA_KEY, path: CA_KEY }] } };
  return {
    mounts: [{ name: 'store', mountPath: SECRETS, readOnly: true }],
    volumes: [
      { name: 'store', projected: { sources: [password, ...(authority ? [authority] : [])], defaultMode: 0o440 } },
    ],
  };
}

/** Nobody asks the program anything; it reaches the store and names. */
function networkPolicy(
  scope: Construct,
  { name, namespace, labels }: ProgramRun,
  endpoint: ElasticsearchEndpoint,
): void {
  if (!KubernetesVersion.at(scope).supports('NetworkPolicy')) return;
  new Manifest(scope, 'ProvisioningNetworkPolicy', 'NetworkPolicy', {
    metadata: { name, namespace, labels },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      egress: [toStore(endpoint, namespace), TO_DNS],
    },
  });
}
