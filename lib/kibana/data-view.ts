import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import { passwordKeyOf } from '../elasticsearch/endpoint/endpoint';
import { namesOf } from '../elasticsearch/indices/data-stream';
import type { PodSpec } from '../kubernetes/api-json';
import { KubernetesObject } from '../kubernetes/object';
import { linuxNodes } from '../kubernetes/pod/linux-nodes';
import { checkForm } from '../kubernetes/validation/syntax';
import type { Json, ProvisionInput } from '../provisioning/input';
import { ProgramImage } from '../provisioning/program-image';
import { entryOf, programFiles } from '../provisioning/programs';
import type { ValidationError } from '../reporting/validation-error';
import type { KibanaDataViews } from './images/contracts';
import { dataViewNetworkPolicy } from './network-policies';
import type { DataViewOptions } from './options';
import { type KibanaSpec, PORT } from './spec';

const ID = 'container-logs';
/** What the agent calls its indices where neither the store nor its pipeline says otherwise. */
const DEFAULT_PREFIX = 'kubernetes-logs';
const PROGRAMS = '/programs';
const PASSWORD_DIRECTORY = '/credentials';

/** A Job that makes the data view. A Job cannot be changed: whatever is different about it is in its name. */
export function dataViewJob(
  scope: Construct,
  plan: KibanaSpec,
  options: DataViewOptions,
  pullSecrets: { name: string }[],
): void {
  const { contract, namespace } = plan;
  if (!contract.dataViews) return;
  const image = options.image ?? ProgramImage._forElasticsearch(plan.endpoint.major);
  const data = { ...programFiles('provision'), 'plan.json': text(provisionInput(plan, contract.dataViews, options)) };
  const spec = podSpec(image._use(scope), image._ruby, options, pullSecrets, plan.minor);
  const name = `${contract.name}-data-view-${digest([data, spec])}`;
  const labels = { 'app.kubernetes.io/name': 'kibana', 'app.kubernetes.io/component': 'data-view' };
  new KubernetesObject(scope, 'DataViewProgram', 'ConfigMap', { metadata: { name, namespace, labels }, data });
  dataViewNetworkPolicy(scope, plan, labels);
  const programs = { name: 'programs', configMap: { name } };
  new KubernetesObject(scope, 'DataViewJob', 'Job', {
    metadata: { name, namespace, labels },
    spec: {
      backoffLimit: 20,
      template: { metadata: { labels }, spec: { ...spec, volumes: [programs, ...(spec.volumes ?? [])] } },
    },
  });
}

/** What does not go together in a data view. */
export function dataViewErrors(
  { contract, endpoint }: KibanaSpec,
  options: DataViewOptions | undefined,
): ValidationError[] {
  if (!options) return [];
  const { credentials, image } = options;
  const errors = [
    ...(credentials?.secret._errors ?? []),
    ...(image?._errors ?? []),
    ...checkPattern(options.indexPattern),
    ...checkForm('configKey', 'kibana.dataView.credentials passwordKey', credentials && passwordKeyOf(credentials)),
  ];
  const refuse = (value: string, expected: string, action: string): ValidationError[] => [
    ...errors,
    { option: 'kibana.dataView', value, expected, action },
  ];
  if (!contract.dataViews) return refuse(contract.published, 'Kibana 7.17 or newer', 'leave the data view out');
  const action = 'name a user who may write data views in kibana.dataView.credentials, such as elastic with its Secret';
  if ((endpoint.kibanaCredentials ?? endpoint.kibanaToken) && !credentials)
    return refuse('no credentials', 'the credentials of a user, since the store asks for a password', action);
  if (credentials?.username === 'kibana_system')
    return refuse('kibana_system', 'a user other than that of Kibana itself, who may not write data views', action);
  return errors;
}

/** What Elasticsearch takes in the names of indices, with commas and stars. */
const PATTERN = /^[^A-Z\s\\/?"<>|#]+$/;

function checkPattern(pattern: string | undefined): ValidationError[] {
  if (pattern === undefined || PATTERN.test(pattern)) return [];
  const expected = 'names of indices in small letters, with stars and commas, such as logs-*,audit-*';
  const action = 'name the indices that the agent writes, or leave it out';
  return [{ option: 'kibana.dataView.indexPattern', value: pattern, expected, action }];
}

function provisionInput(
  { contract, namespace, endpoint }: KibanaSpec,
  api: KibanaDataViews,
  options: DataViewOptions,
): ProvisionInput {
  const { credentials } = options;
  const { indexPrefix = DEFAULT_PREFIX, dataStream = false } = endpoint;
  const title = options.indexPattern ?? namesOf({ indexPrefix, dataStream }).join(',');
  return {
    urls: [`http://${contract.name}.${namespace}.svc:${PORT}`],
    user: credentials?.username,
    passwordFile: credentials && `${PASSWORD_DIRECTORY}/password`,
    headers: { 'kbn-xsrf': 'true' },
    waitSeconds: 1800,
    // The user's password may be set only after Kibana has begun to answer.
    refusedSeconds: 600,
    steps: [
      { kind: 'wait', name: 'kibana', path: '/api/status', until: api.status },
      {
        kind: 'create',
        name: 'data view',
        existsPath: api.existsPath.replace('{id}', ID),
        path: api.path.replace('{id}', ID),
        body: { [api.wrapper]: view(api, title, options) },
        alreadyThere: api.alreadyThere,
      },
    ],
  };
}

function view(api: KibanaDataViews, title: string, options: DataViewOptions): { [field: string]: Json } {
  const fields = { title, timeFieldName: options.timeField ?? '@timestamp' };
  return api.nameField === undefined
    ? fields
    : { id: ID, ...fields, [api.nameField]: options.name ?? 'Container logs' };
}

function podSpec(
  image: string,
  ruby: string,
  { credentials }: DataViewOptions,
  imagePullSecrets: { name: string }[],
  minor: number,
): PodSpec {
  const items = credentials && [{ key: passwordKeyOf(credentials), path: 'password' }];
  const volumes = credentials && [{ name: 'credentials', secret: { secretName: credentials.secret.name, items } }];
  const password = { name: 'credentials', mountPath: PASSWORD_DIRECTORY, readOnly: true };
  return {
    nodeSelector: linuxNodes(minor),
    restartPolicy: 'OnFailure',
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    imagePullSecrets: imagePullSecrets.length > 0 ? imagePullSecrets : undefined,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    volumes,
    containers: [
      {
        name: 'provision',
        image,
        command: [ruby, `${PROGRAMS}/${entryOf('provision')}`, `${PROGRAMS}/plan.json`],
        resources: { requests: { cpu: '10m', memory: '128Mi' }, limits: { memory: '128Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        volumeMounts: [{ name: 'programs', mountPath: PROGRAMS, readOnly: true }, ...(credentials ? [password] : [])],
      },
    ],
  };
}

function text(plan: ProvisionInput): string {
  return `${JSON.stringify(plan, undefined, 2)}\n`;
}

function digest(of: unknown): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 10);
}
