import { Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { ImageSource } from '../../images/image-source';
import { parseStackVersion } from '../../images/stack-version';
import { CA_KEY, PASSWORD_KEY } from '../../kubernetes/secret-keys';
import { checkInteger } from '../../kubernetes/validation/syntax';
import { checkNameOfCronJob } from '../../provisioning/cron-job-names';
import type { ProvisionInput } from '../../provisioning/input';
import { ProgramImage } from '../../provisioning/program-image';
import { runProgram } from '../../provisioning/run-program';
import type { ValidationError } from '../../reporting/validation-error';
import { connectionTo } from '../endpoint/connection';
import { toElasticsearch } from '../endpoint/egress';
import {
  type ElasticsearchCredentials,
  type ElasticsearchEndpoint,
  passwordKeyOf,
  urlFrom,
  userErrors,
} from '../endpoint/endpoint';
import type { ExternalSetupOptions } from '../endpoint/external-props';
import { PROVISIONING_SUFFIX } from '../names';
import { mountedSecrets, PROGRAM_CA_FILE, type ProgramSecret, programFile } from '../program-secrets';
import { PROVISIONING_SCHEDULE, WAIT_FOR_CLUSTER } from '../provisioning';
import { type LifecycleSpec, lifecycleErrors, resolveLifecycle } from './lifecycle';
import { indexSteps } from './steps';

/** The set-up of an external Elasticsearch with all options resolved. */
export interface ExternalSetupSpec {
  /** The prefix of the names of the Job and its ConfigMap. */
  readonly name: string;
  readonly namespace: string;
  readonly endpoint: ElasticsearchEndpoint;
  readonly credentials: ElasticsearchCredentials;
  /** The replicas of each shard. */
  readonly numberOfReplicas: number;
  /** Primary shards of each index; one if it is not known how many nodes there are. */
  readonly primaries?: number;
  readonly lifecycle: LifecycleSpec;
  readonly programImage: ProgramImage;
}

export function resolveExternalSetup(
  scope: IConstruct,
  endpoint: ElasticsearchEndpoint,
  options: ExternalSetupOptions,
): ExternalSetupSpec {
  const { indexPrefix, major } = endpoint;
  return {
    name: options.name ?? 'external-elasticsearch',
    namespace: Chart.of(scope).namespace ?? '',
    endpoint,
    credentials: options.credentials,
    numberOfReplicas: options.numberOfReplicas ?? 1,
    lifecycle: resolveLifecycle({ indexPrefix, retention: options.retention }),
    programImage: options.image ?? ProgramImage._forElasticsearch(major),
  };
}

/** Runs a program that sets up templates and retention in an external Elasticsearch. */
export function externalSetup(scope: Construct, spec: ExternalSetupSpec): void {
  const { endpoint, namespace, programImage } = spec;
  const name = `${spec.name}${PROVISIONING_SUFFIX}`;
  runProgram(scope, 'Provisioning', {
    name,
    namespace,
    labels: {
      'app.kubernetes.io/name': 'elasticsearch',
      'app.kubernetes.io/instance': spec.name,
      'app.kubernetes.io/component': 'provisioning',
    },
    program: 'provision',
    input: inputOf(spec),
    image: programImage._use(scope),
    ruby: programImage._ruby,
    pullSecrets: ImageSource.of(scope)._pullSecretReferences,
    egress: [toElasticsearch(endpoint, namespace)],
    connections: [connectionTo(endpoint)],
    atApply: true,
    schedule: { name, ...PROVISIONING_SCHEDULE },
    ...mountedSecrets(secretFiles(spec)),
  });
}

/** Validation errors of the set-up options. */
export function externalSetupErrors(spec: ExternalSetupSpec): ValidationError[] {
  const option = 'elasticsearch.setup';
  return [
    ...spec.programImage._errorsOf(`${option}.image`),
    ...userErrors(`${option}.credentials`, spec.credentials),
    ...lifecycleErrors(option, spec.lifecycle),
    ...checkInteger(`${option}.numberOfReplicas`, spec.numberOfReplicas, 0, 10),
    ...checkNameOfCronJob('dnsLabel', `${option}.name`, spec.name, PROVISIONING_SUFFIX),
  ];
}

function inputOf({
  credentials,
  endpoint,
  lifecycle,
  namespace,
  numberOfReplicas,
  primaries,
}: ExternalSetupSpec): ProvisionInput {
  const { caSecret, major, version } = endpoint;
  return {
    urls: [urlFrom(endpoint, namespace)],
    caFile: caSecret && PROGRAM_CA_FILE,
    user: credentials.username,
    passwordFile: programFile(PASSWORD_KEY),
    product: 'Elasticsearch',
    waitSeconds: 1800,
    refusedSeconds: 300,
    steps: [
      WAIT_FOR_CLUSTER,
      ...indexSteps({
        version: parseStackVersion(version ?? '') ?? { major, minor: 0, patch: 0 },
        copies: numberOfReplicas,
        primaries,
        lifecycle,
      }),
    ],
  };
}

function secretFiles({ credentials, endpoint: { caSecret } }: ExternalSetupSpec): ProgramSecret[] {
  const password = { secret: credentials.secret.name, key: passwordKeyOf(credentials), file: PASSWORD_KEY };
  return caSecret ? [password, { secret: caSecret.name, key: CA_KEY, file: CA_KEY }] : [password];
}
