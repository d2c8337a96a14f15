import { secretNamespaceErrors, tokenErrors } from '../../elasticsearch/endpoint/endpoint';
import { releaseOf } from '../../elasticsearch/images/releases';
import { addOnLabelErrors } from '../../kubernetes/add-on-manager';
import { checkNameOfCronJob } from '../../provisioning/cron-job-names';
import type { ValidationError } from '../../reporting/validation-error';
import { DATA_VIEW_SUFFIX } from '../data-view';
import { checkKibana } from '../images/compatibility';
import { memoryErrors } from '../options/memory';
import { addressErrors } from '../options/public-url';
import type { KibanaSpec } from '../options/spec';
import { settingErrors } from '../settings/setting-errors';
import { dataViewErrors } from './data-view-errors';

/** Errors of a Kibana: of single options, and of conflicts between options, Elasticsearch, image and target. */
export function specErrors(spec: KibanaSpec): ValidationError[] {
  const { image, account, exposure, endpoint, contract, minor, tls } = spec;
  const wrongImage = image._errorsOf('kibana.image');
  // An image with an invalid version is one error, not one of each table.
  const conflicts =
    wrongImage.length > 0 ? [] : [...checkKibana('kibana.image', contract, endpoint, minor), ...settingErrors(spec)];
  return [
    ...checkNameOfCronJob('serviceName', 'kibana.name', spec.name, DATA_VIEW_SUFFIX),
    ...addOnLabelErrors('kibana.addOnLabels', spec.addOnLabels, contract.labels),
    ...wrongImage,
    ...account._errorsOf('kibana.serviceAccount'),
    ...exposure._errors,
    ...addressErrors(spec.givenBasePath, spec.publicUrl),
    ...proxyErrors(spec),
    ...(tls?.certificate._errorsOf('kibana.tls.certificate') ?? []),
    ...(tls?.caCertificate?._errorsOf('kibana.tls.caCertificate') ?? []),
    ...(spec.encryptionKeys?._errorsOf('kibana.encryptionKeys') ?? []),
    ...memoryErrors(spec.memory, contract),
    ...signInErrors(spec),
    ...elasticsearchErrors(spec),
    ...conflicts,
    ...unprotectedErrors(spec),
    ...dataViewErrors(spec),
  ];
}

function proxyErrors({ exposure, givenBasePath }: KibanaSpec): ValidationError[] {
  if (exposure._kind !== 'apiServerProxy' || givenBasePath === undefined) return [];
  const expected = 'no base path with KibanaExposure.apiServerProxy(), which sets the path of the API server';
  return [{ option: 'kibana.basePath', value: givenBasePath, expected, action: 'leave out one of the two' }];
}

function signInErrors({ contract, endpoint }: KibanaSpec): ValidationError[] {
  const { agentApiKey, agentCredentials, kibanaCredentials: user, kibanaToken: token } = endpoint;
  const option = 'elasticsearch.kibanaCredentials';
  const action = 'name kibana_system and the Secret with its password, or a service account token in kibanaToken';
  const errors = [
    ...(user?.secret._errorsOf(`${option}.secret`) ?? []),
    ...tokenErrors('elasticsearch.kibanaToken', token, user),
  ];
  if ((agentCredentials ?? agentApiKey) && !user && !token) {
    const expected = 'a user or a token for Kibana, because the agent has one too';
    return [{ option, value: undefined, expected, action }];
  }
  if (user?.username !== 'elastic' || releaseOf(contract.major).kibanaAsSuperuser) return errors;
  const expected = `another user: Kibana ${contract.major} does not start as the superuser`;
  return [...errors, { option: `${option}.username`, value: user.username, expected, action }];
}

/** An Elasticsearch whose Secrets are not where Kibana is. */
function elasticsearchErrors({ endpoint, namespace, foreignElasticsearch, contract }: KibanaSpec): ValidationError[] {
  if (foreignElasticsearch)
    return [
      {
        option: 'kibana.elasticsearch',
        value: endpoint.host,
        expected:
          'an Elasticsearch of the same app, because the Secrets and network policies of another one are unknown',
        action: 'describe it with ExternalElasticsearch',
      },
    ];
  const secrets = secretsOf(endpoint);
  if (endpoint.secretNamespaces !== undefined) return secretNamespaceErrors('kibana namespace', endpoint, namespace);
  if (!contract.signsIn || endpoint.namespace === undefined || endpoint.namespace === namespace || secrets.length === 0)
    return [];
  return [
    {
      option: 'kibana namespace',
      value: namespace,
      expected: `${endpoint.namespace}, the namespace of Elasticsearch, where the Secrets ${secrets.join(' and ')} are`,
      action:
        'create Kibana in a chart of that namespace, or copy the Secrets, describe Elasticsearch with ' +
        'ExternalElasticsearch, and let Kibana in with allowFrom() of Elasticsearch',
    },
  ];
}

function secretsOf({ kibanaCredentials, kibanaToken, caSecret }: KibanaSpec['endpoint']): string[] {
  return [kibanaCredentials?.secret, kibanaToken?.secret, caSecret].flatMap((secret) => (secret ? [secret.name] : []));
}

/** Kibana without users, or with unencrypted passwords, that users outside of the cluster can reach. */
function unprotectedErrors({ contract, endpoint, exposure, secured }: KibanaSpec): ValidationError[] {
  if (!exposure._isOpen || !contract.signsIn || (secured && endpoint.tls)) return [];
  const why = secured ? 'serves HTTP' : 'has no users';
  return [
    {
      option: 'kibana.exposure',
      value: exposure._kind,
      expected: `none or apiServerProxy with an Elasticsearch that ${why}: everyone who can connect to Kibana can read all logs`,
      action: 'enable security and TLS of Elasticsearch, or use kubectl port-forward',
    },
  ];
}
