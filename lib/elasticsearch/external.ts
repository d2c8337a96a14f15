import { Construct } from 'constructs';
import { type Fault, reportFaults } from '../faults';
import { advise } from '../findings';
import { checkStackVersion, parseStackVersion } from '../images/compatibility-versions';
import { ELASTICSEARCH_MAJORS } from '../images/elasticsearch-official';
import type { SecretRef } from '../kubernetes/secret-ref';
import { checkForm } from '../kubernetes/syntax';
import type { ElasticsearchCredentials, ElasticsearchEndpoint, IElasticsearch } from './endpoint';

/** An Elasticsearch that somebody else runs. */
export interface ExternalElasticsearchProps {
  /** Its address, such as `https://logs.example.com:9200`; of Elastic Cloud, the one of the deployment's Elasticsearch. */
  readonly url: string;

  /** Its whole version, such as `9.5.6`: agent and page must speak its protocol. */
  readonly version: string;

  /**
   * A Secret with its certificate authority under the key `ca.crt`, in the namespace of each who asks it.
   * @default - the authorities of the client's image, which know those of Elastic Cloud
   */
  readonly caSecret?: SecretRef;

  /**
   * Who the agent is there. The Secret is in the agent's namespace.
   * @default - the store asks nobody
   */
  readonly agentCredentials?: ElasticsearchCredentials;

  /**
   * Who Kibana is there. The Secret is in Kibana's namespace.
   * @default - the store asks nobody
   */
  readonly kibanaCredentials?: ElasticsearchCredentials;

  /**
   * The first part of the names of the indices, before `-2026.11.23`. Its templates, rights and retention are the
   * affair of whoever runs the store.
   * @default kubernetes-logs
   */
  readonly indexPrefix?: string;
}

const PORTS: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };

/** A store outside of this library: makes no object, and tells agent and page how to reach it. */
export class ExternalElasticsearch extends Construct implements IElasticsearch {
  /** How others reach it. */
  public readonly endpoint: ElasticsearchEndpoint;

  constructor(scope: Construct, id: string, props: ExternalElasticsearchProps) {
    super(scope, id);
    const url = URL.canParse(props.url) ? new URL(props.url) : undefined;
    const { agentCredentials, caSecret, kibanaCredentials, version } = props;
    this.endpoint = {
      host: url?.hostname ?? '',
      port: Number(url?.port) || PORTS[url?.protocol ?? ''] || 9200,
      scheme: url?.protocol.replace(':', '') ?? 'https',
      major: parseStackVersion(version)?.major ?? 0,
      version,
      caSecret,
      agentCredentials,
      kibanaCredentials,
      indexPrefix: props.indexPrefix ?? 'kubernetes-logs',
    };
    if (url?.protocol === 'http:' && agentCredentials)
      advise(this, 'the password of the agent goes over the network unencrypted: use https.');
    reportFaults(this, () => [
      ...urlFaults(props.url, url),
      ...checkStackVersion('elasticsearch.version', version, ELASTICSEARCH_MAJORS),
      ...(caSecret?._faults ?? []),
      ...[agentCredentials, kibanaCredentials].flatMap((user) => (user ? userFaults(user) : [])),
    ]);
  }
}

/** A password in an address would stand in the manifests; a path is nothing that the agent could ask under. */
function urlFaults(text: string, url: URL | undefined): Fault[] {
  const good = url && url.protocol in PORTS && url.username === '' && url.pathname === '/' && url.search === '';
  if (good) return [];
  // Whatever stands before an @ may be a password.
  const value = text.replace(/\/\/[^/@]*@/, '//…@');
  const allowed = 'http or https, a host and perhaps a port, without user and path, as https://logs.example.com:9200';
  return [
    { subject: 'elasticsearch.url', value, allowed, remedy: 'write the address only; users go into credentials' },
  ];
}

function userFaults({ username, secret, passwordKey }: ElasticsearchCredentials): Fault[] {
  const none = { subject: 'credentials username', value: username, allowed: 'a name', remedy: 'name the user' };
  return [
    ...(username ? [] : [none]),
    ...secret._faults,
    ...checkForm('configKey', 'credentials passwordKey', passwordKey),
  ];
}
