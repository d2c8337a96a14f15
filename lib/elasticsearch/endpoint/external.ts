import { isIP } from 'node:net';
import { Construct } from 'constructs';
import { parseStackVersion } from '../../images/stack-version';
import { checkCidrs } from '../../kubernetes/network/network-peers';
import { checkedOptions } from '../../reporting/arguments/options';
import { checkedScope } from '../../reporting/arguments/scope';
import { addValidation, type ValidationError } from '../../reporting/validation-error';
import { addLoweringNotes, addWarning } from '../../reporting/warnings';
import { withoutUser } from '../../reporting/without-user';
import { versionErrors } from '../images/releases';
import { externalSetup, externalSetupErrors, resolveExternalSetup } from '../indices/external-setup';
import { checkIndexPrefix, DEFAULT_INDEX_PREFIX } from '../indices/prefix';
import { checkCloudId, readCloudId } from './cloud-id';
import { type ElasticsearchEndpoint, type IElasticsearch, tokenErrors, userErrors } from './endpoint';
import type { ExternalElasticsearchProps } from './external-props';
import { hasKibanaClient } from './kibana-clients';
import { HTTP_PORT } from './ports';

export * from './external-props';

const PORTS: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };

/** An Elasticsearch outside of this library. The agent and Kibana connect to its endpoint. */
export class ExternalElasticsearch extends Construct implements IElasticsearch {
  /** How clients connect to it. */
  public readonly endpoint: ElasticsearchEndpoint;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: ExternalElasticsearchProps) {
    super(checkedScope(scope, id), id);
    props = checkedOptions(this, 'ExternalElasticsearchProps', 'elasticsearch', props);
    const { agentApiKey, agentCredentials, caSecret, kibanaCredentials, kibanaToken, version } = props;
    const address = addressOf(props);
    this.endpoint = {
      ...address,
      major: parseStackVersion(version)?.major ?? 0,
      version,
      caSecret,
      agentCredentials,
      agentApiKey,
      kibanaCredentials,
      kibanaToken,
      addresses: props.addresses ?? ownAddress(address.host),
      indexPrefix: props.indexPrefix ?? DEFAULT_INDEX_PREFIX,
    };
    if (!address.tls && (agentCredentials ?? agentApiKey))
      addWarning(this, 'the credentials of the agent go over the network unencrypted: use https.');
    addLoweringNotes(this, () => this.unusedOptions(props));
    const setup = props.setup && resolveExternalSetup(this, this.endpoint, props.setup);
    if (setup) externalSetup(this, setup);
    addValidation(this, () => [
      ...addressErrors(props),
      ...versionErrors('elasticsearch.version', version),
      ...checkIndexPrefix('elasticsearch.indexPrefix', this.endpoint.indexPrefix ?? ''),
      ...checkCidrs('elasticsearch.addresses', props.addresses),
      ...(caSecret?._errorsOf('elasticsearch.caSecret') ?? []),
      ...userErrors('elasticsearch.agentCredentials', agentCredentials),
      ...userErrors('elasticsearch.kibanaCredentials', kibanaCredentials),
      ...tokenErrors('elasticsearch.agentApiKey', agentApiKey, agentCredentials),
      ...tokenErrors('elasticsearch.kibanaToken', kibanaToken, kibanaCredentials),
      ...(setup ? externalSetupErrors(setup) : []),
    ]);
  }

  private unusedOptions(props: ExternalElasticsearchProps): string[] {
    if (hasKibanaClient(this)) return [];
    const given = (['kibanaCredentials', 'kibanaToken'] as const).filter((option) => props[option] !== undefined);
    return given.map(
      (option) => `elasticsearch.${option} has no effect: no Kibana of this app connects to it. Remove it.`,
    );
  }
}

type Address = Pick<ElasticsearchEndpoint, 'host' | 'port' | 'tls'>;

const NOWHERE: Address = { host: '', port: HTTP_PORT, tls: true };

function addressOf({ url: text, cloudId }: ExternalElasticsearchProps): Address {
  if (cloudId !== undefined) {
    const read = readCloudId(cloudId);
    return typeof read === 'string' ? NOWHERE : { ...read, tls: true };
  }
  if (text === undefined || !URL.canParse(text)) return NOWHERE;
  const { hostname: host, port, protocol } = new URL(text);
  return { host, port: Number(port) || PORTS[protocol] || NOWHERE.port, tls: protocol !== 'http:' };
}

/** The bits of an address of each version of IP. */
const ADDRESS_LENGTHS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** The host as CIDR, if it is an IP address. */
function ownAddress(host: string): string[] | undefined {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  const length = ADDRESS_LENGTHS[isIP(address)];
  return length === undefined ? undefined : [`${address}/${length}`];
}

function addressErrors({ url, cloudId }: ExternalElasticsearchProps): ValidationError[] {
  if ((url === undefined) === (cloudId === undefined)) {
    const value = url === undefined ? undefined : 'a url and a cloudId';
    const expected = 'a url, or the cloudId of a deployment of Elastic Cloud';
    return [{ option: 'elasticsearch', value, expected, action: 'set either url or cloudId' }];
  }
  return url === undefined ? checkCloudId('elasticsearch.cloudId', cloudId ?? '') : urlErrors(url);
}

/** Rejects a password in the address, because the manifests would contain it, and a path, which the agent cannot use. */
function urlErrors(text: string): ValidationError[] {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const others = url && [url.username, url.password, url.search, url.hash].join('');
  const isHost = !url?.hostname.split('.').slice(0, -1).includes('');
  if (url && isHost && url.protocol in PORTS && url.pathname === '/' && url.port !== '0' && others === '') return [];
  const value = withoutUser(text);
  const expected =
    'http or https, a host and an optional port, without user and path, such as https://logs.example.com:9200';
  return [{ option: 'elasticsearch.url', value, expected, action: 'write the address only; set users in credentials' }];
}
