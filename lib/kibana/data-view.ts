import type { Construct } from 'constructs';
import { passwordKeyOf } from '../elasticsearch/endpoint/endpoint';
import { CA_KEY, PASSWORD_KEY } from '../kubernetes/secret-keys';
import type { ProvisionInput } from '../provisioning/input';
import { type ProgramSpec, runProgram } from '../provisioning/run-program';
import type { KibanaDataViews } from './images/contracts';
import { type DataViewSpec, type KibanaSpec, PORT } from './options/spec';

/** The end of the names of the Job and CronJob. */
export const DATA_VIEW_SUFFIX = '-data-view';

const ID = 'container-logs';
const SECRETS = '/run/kibana';

/** After the loss of all data, Kibana has its data view again within half an hour. */
const HALF_HOURLY = { cron: '*/30 * * * *', waitSeconds: 240 };

/** A program that creates the data view where it does not exist. */
export function dataViewJob(scope: Construct, spec: KibanaSpec): void {
  const { namespace, contract, dataView, pullSecrets, selector } = spec;
  const name = `${spec.name}${DATA_VIEW_SUFFIX}`;
  if (!contract.dataViews || !dataView) return;
  const labels = {
    'app.kubernetes.io/name': 'kibana',
    'app.kubernetes.io/instance': spec.name,
    'app.kubernetes.io/component': 'data-view',
  };
  runProgram(scope, 'DataView', {
    name,
    namespace,
    labels,
    program: 'provision',
    input: provisionInput(spec, contract.dataViews, dataView),
    image: dataView.image._use(scope),
    ruby: dataView.image._ruby,
    pullSecrets: [...pullSecrets],
    connections: [{ server: 'Kibana', to: { kind: 'service', namespace, name: spec.name, port: PORT } }],
    egress: [{ ports: [{ port: PORT, protocol: 'TCP' }], to: [{ podSelector: { matchLabels: selector } }] }],
    atApply: true,
    schedule: { name, ...HALF_HOURLY },
    ...mountedSecrets(spec, dataView),
  });
}

function provisionInput(spec: KibanaSpec, api: KibanaDataViews, dataView: DataViewSpec): ProvisionInput {
  const { name, namespace, scheme, tls, requestPath } = spec;
  const { credentials } = dataView;
  return {
    urls: [`${scheme}://${name}.${namespace}.svc:${PORT}${requestPath}`],
    caFile: tls && `${SECRETS}/${CA_KEY}`,
    user: credentials?.username,
    passwordFile: credentials && `${SECRETS}/password`,
    headers: { 'kbn-xsrf': 'true' },
    waitSeconds: 1800,
    // The password of the user may be set only after Kibana has begun to answer.
    refusedSeconds: 600,
    steps: [
      { kind: 'wait', name: 'kibana', path: '/api/status', until: api.status },
      {
        kind: 'create',
        name: 'data view',
        existsPath: api.existsPath.replace('{id}', ID),
        path: api.path.replace('{id}', ID),
        body: { [api.wrapper]: bodyOf(api, dataView) },
        alreadyThere: api.alreadyThere,
      },
    ],
  };
}

function bodyOf({ hasId, hasName }: KibanaDataViews, dataView: DataViewSpec): { [field: string]: string } {
  const { indexPattern, timeField, name } = dataView;
  const id: { [field: string]: string } = hasId ? { id: ID } : {};
  return { ...id, title: indexPattern, timeFieldName: timeField, ...(hasName ? { name } : {}) };
}

/** The password, and the certificate authority of a Kibana that serves HTTPS. The pod waits until both exist. */
function mountedSecrets({ tls }: KibanaSpec, { credentials }: DataViewSpec): Pick<ProgramSpec, 'mounts' | 'volumes'> {
  const authority = tls && (tls.caCertificate ?? tls.certificate);
  const sources = [
    ...(credentials ? [secretFile(credentials.secret.name, passwordKeyOf(credentials), PASSWORD_KEY)] : []),
    ...(authority ? [secretFile(authority.name, CA_KEY, CA_KEY)] : []),
  ];
  if (sources.length === 0) return {};
  return {
    mounts: [{ name: 'secrets', mountPath: SECRETS, readOnly: true }],
    volumes: [{ name: 'secrets', projected: { sources, defaultMode: 0o440 } }],
  };
}

function secretFile(name: string, key: string, path: string) {
  return { secret: { name, items: [{ key, path }] } };
}
