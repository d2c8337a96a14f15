import { type ApiObject, Chart, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { noDataStream } from '../elasticsearch/indices/data-stream';
import type { ElasticsearchCredentials, ElasticsearchEndpoint, IElasticsearch } from '../elasticsearch/endpoint/endpoint';
import { indexSetup } from '../elasticsearch/indices/external-setup';
import { lifecycleFaults, settle } from '../elasticsearch/indices/lifecycle';
import { agentRole } from '../elasticsearch/provisioning';
import { AGENT_USER } from '../elasticsearch/cluster';
import { type Fault, reportFaults } from '../reporting/validation-error';
import { advise } from '../reporting/findings';
import { checkFloor } from '../images/compatibility';
import { ElasticsearchImage } from '../elasticsearch/images/image';
import { officialElasticsearch } from '../elasticsearch/images/contract';
import { ImageSource } from '../images/image-source';
import { CustomResource } from '../kubernetes/custom-resource';
import { KEEP } from '../kubernetes/prune-protection';
import { Manifest } from '../kubernetes/object';
import { SecretRef } from '../kubernetes/secret-ref';
import { checkForm } from '../kubernetes/validation/syntax';
import { KubernetesVersion } from '../kubernetes/version';
import type { EckElasticsearchProps } from './elasticsearch-props';
import { eckNames, eckPodLabels, LONGEST_NAME } from './names';
import { dataNodesOf, nodeSetFaults, nodeSetsOf } from './node-sets';

export * from './elasticsearch-props';

const ECK_USERS = 'a store whose agents wait for their user, and so the template: ECK makes the user first';

/**
 * An Elasticsearch of the operator ECK: its resource, the role of the agent, and a Job that sets up templates and
 * retention. ECK makes the nodes, their certificates and the password of `elastic`.
 */
export class EckElasticsearch extends Construct implements IElasticsearch {
  /** How others reach it. */
  public readonly endpoint: ElasticsearchEndpoint;
  /** The resource that ECK reads. */
  public readonly resource: ApiObject;
  /** Who may do everything, by the Secret that ECK makes in the namespace of the store. */
  public readonly adminCredentials: ElasticsearchCredentials;

  constructor(scope: Construct, id: string, props: EckElasticsearchProps) {
    super(scope, id);
    const name = props.name ?? 'logs';
    const namespace = Chart.of(this).namespace ?? '';
    const contract = officialElasticsearch(props.version);
    const image = ElasticsearchImage.official(props.version);
    const agentSecret = props.agentSecret ?? SecretRef.named(`${name}-${AGENT_USER}`);
    const lifecycle = settle(props.lifecycle);
    const elsewhere = props.agentNamespace !== undefined && props.agentNamespace !== namespace;
    this.adminCredentials = { username: 'elastic', secret: eckNames.elasticUser(name), passwordKey: 'elastic' };
    this.endpoint = {
      host: eckNames.elasticsearchService(name),
      namespace,
      port: 9200,
      scheme: 'https',
      major: contract.major,
      version: props.version,
      caSecret: eckNames.elasticsearchAuthority(name),
      agentCredentials: { username: AGENT_USER, secret: agentSecret },
      podLabels: eckPodLabels(name),
      indexPrefix: lifecycle.indexPrefix,
      secretNamespaces: [namespace, ...(elsewhere ? [props.agentNamespace] : [])],
    };
    const roles = `${name}-${AGENT_USER}-roles`;
    new Manifest(this, 'AgentRole', 'Secret', {
      metadata: { name: roles, namespace },
      stringData: { 'roles.yml': Yaml.stringify({ [AGENT_USER]: agentRole(lifecycle) }) },
    });
    const pullSecrets = ImageSource.at(this).pullSecrets.map((secret) => ({ name: secret.name }));
    const certificate = props.httpCertificate && { certificate: { secretName: props.httpCertificate.name } };
    this.resource = new CustomResource(this, 'Elasticsearch', 'Elasticsearch', {
      metadata: { name, namespace, annotations: KEEP },
      spec: {
        version: props.version,
        image: image._use(this),
        auth: { fileRealm: [{ secretName: agentSecret.name }], roles: [{ secretName: roles }] },
        http: certificate && { tls: certificate },
        nodeSets: nodeSetsOf(props, pullSecrets),
        // By default ECK deletes the claims, and with them the logs, when the resource is deleted.
        volumeClaimDeletePolicy: 'DeleteOnScaledownOnly',
      },
    });
    indexSetup(this, this.endpoint, {
      name,
      credentials: this.adminCredentials,
      retentionDays: lifecycle.retentionDays,
      copies: Math.min(1, Math.max(0, dataNodesOf(props) - 1)),
      image: props.programImage,
    });
    if (elsewhere) this.adviseOnCopies(props.agentNamespace ?? '');
    const { minor } = KubernetesVersion.at(this);
    reportFaults(this, (): Fault[] => [
      ...image._faults,
      ...checkFloor('elasticsearch.version', { ...contract, version: props.version }, minor),
      ...nameFaults(name),
      ...agentSecret._faults,
      ...(props.httpCertificate?._faults ?? []),
      ...checkForm('dnsLabel', 'elasticsearch.agentNamespace', props.agentNamespace),
      ...lifecycleFaults(lifecycle),
      ...(lifecycle.dataStream ? [noDataStream('with ECK', ECK_USERS)] : []),
      ...nodeSetFaults(props, lifecycle, minor),
      ...(props.programImage?._faults ?? []),
    ]);
  }

  private adviseOnCopies(agentNamespace: string): void {
    const { agentCredentials, caSecret, namespace } = this.endpoint;
    advise(
      this,
      `ECK makes no Secret in ${agentNamespace}: keep copies of ${agentCredentials?.secret.name} and ${caSecret?.name} ` +
        `of ${namespace} there, and renew the second one when ECK does, a day before its authority ends after a year.`,
    );
  }
}

/** Faults of the name of a resource of ECK. */
export function nameFaults(name: string): Fault[] {
  const wrong = checkForm('serviceName', 'ECK name', name);
  if (wrong.length > 0 || name.length <= LONGEST_NAME) return wrong;
  const allowed = `at most ${LONGEST_NAME} characters, since ECK appends to it`;
  return [{ subject: 'ECK name', value: name, allowed, remedy: 'choose a shorter name' }];
}
