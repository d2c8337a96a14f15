import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ImageSource } from '../../images/image-source';
import { parseStackVersion } from '../../images/stack-version';
import { checkForm, checkInteger } from '../../kubernetes/validation/syntax';
import type { ProvisionInput } from '../../provisioning/input';
import { ProgramImage } from '../../provisioning/program-image';
import { type ProgramSpec, runProgram } from '../../provisioning/run-program';
import type { ValidationError } from '../../reporting/validation-error';
import { toElasticsearch } from '../endpoint/egress';
import { CA_KEY, type ElasticsearchEndpoint, passwordKeyOf, urlFrom, userErrors } from '../endpoint/endpoint';
import type { ExternalSetupOptions } from '../endpoint/external-props';
import { indexSteps, PROVISIONING_SCHEDULE, WAIT_FOR_CLUSTER } from '../provisioning';
import { resolveLifecycle } from './lifecycle';

const SECRETS = '/run/elasticsearch';

/** Runs a program that sets up templates and retention in an external Elasticsearch. */
export function indexSetup(scope: Construct, endpoint: ElasticsearchEndpoint, setup: ExternalSetupOptions): void {
  const instance = setup.name ?? 'log-store';
  const name = `${instance}-provisioning`;
  const image = setup.image ?? ProgramImage._forElasticsearch(endpoint.major);
  const namespace = Chart.of(scope).namespace ?? '';
  runProgram(scope, 'Provisioning', {
    name,
    namespace,
    labels: {
      'app.kubernetes.io/name': 'elasticsearch',
      'app.kubernetes.io/instance': instance,
      'app.kubernetes.io/component': 'provisioning',
    },
    program: 'provision',
    input: inputOf(endpoint, setup, namespace),
    image: image._use(scope),
    ruby: image._ruby,
    pullSecrets: ImageSource.of(scope)._pullSecretReferences,
    egress: [toElasticsearch(endpoint, namespace)],
    atApply: true,
    schedule: { name, ...PROVISIONING_SCHEDULE },
    ...mountedSecrets(endpoint, setup),
  });
}

/** Validation errors of the set-up options. */
export function setupErrors(setup: ExternalSetupOptions): ValidationError[] {
  const option = 'elasticsearch.setup';
  return [
    ...(setup.image?._errors ?? []),
    ...userErrors(`${option}.credentials`, setup.credentials),
    ...checkInteger(`${option}.retentionDays`, setup.retentionDays, 1, 3650),
    ...checkInteger(`${option}.copies`, setup.copies, 0, 10),
    ...checkForm('dnsLabel', `${option}.name`, setup.name),
  ];
}

function inputOf(endpoint: ElasticsearchEndpoint, setup: ExternalSetupOptions, namespace: string): ProvisionInput {
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
        lifecycle: resolveLifecycle({ indexPrefix, retentionDays: setup.retentionDays }),
      }),
    ],
  };
}

function mountedSecrets(
  { caSecret }: ElasticsearchEndpoint,
  { credentials }: ExternalSetupOptions,
): Pick<ProgramSpec, 'mounts' | 'volumes'> {
  const items = [{ key: passwordKeyOf(credentials), path: 'password' }];
  const password = { secret: { name: credentials.secret.name, items } };
  const authority = caSecret && { secret: { name: caSecret.name, items: [{ key: CA_KEY, path: CA_KEY }] } };
  return {
    mounts: [{ name: 'elasticsearch', mountPath: SECRETS, readOnly: true }],
    volumes: [
      {
        name: 'elasticsearch',
        projected: { sources: [password, ...(authority ? [authority] : [])], defaultMode: 0o440 },
      },
    ],
  };
}
