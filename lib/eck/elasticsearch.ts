import { type ApiObject, Chart, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { AGENT_USER } from '../elasticsearch/cluster';
import type {
  ElasticsearchCredentials,
  ElasticsearchEndpoint,
  IElasticsearch,
} from '../elasticsearch/endpoint/endpoint';
import { officialElasticsearch } from '../elasticsearch/images/contract';
import { ElasticsearchImage } from '../elasticsearch/images/image';
import { nodeFloorErrors } from '../elasticsearch/images/releases';
import { noDataStream } from '../elasticsearch/indices/data-stream';
import { indexSetup } from '../elasticsearch/indices/external-setup';
import { lifecycleErrors, resolveLifecycle } from '../elasticsearch/indices/lifecycle';
import { agentRole } from '../elasticsearch/provisioning';
import { ImageSource } from '../images/image-source';
import { CustomResource } from '../kubernetes/custom-resource';
import { KubernetesObject } from '../kubernetes/object';
import { PRUNE_PROTECTION } from '../kubernetes/prune-protection';
import { SecretRef } from '../kubernetes/secret-ref';
import { checkForm } from '../kubernetes/validation/syntax';
import { KubernetesVersion } from '../kubernetes/version';
import { addValidation, type ValidationError } from '../reporting/validation-error';
import { addWarning } from '../reporting/warnings';
import type { EckElasticsearchProps } from './elasticsearch-props';
import { eckNames, eckPodLabels, LONGEST_NAME } from './names';
import { dataNodesOf, nodeSetErrors, nodeSetsOf } from './node-sets';

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
    const agentSecret = props.agentSecret ?? SecretRef.fromName(`${name}-${AGENT_USER}`);
    const lifecycle = resolveLifecycle(props.lifecycle);
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
    new KubernetesObject(this, 'AgentRole', 'Secret', {
      metadata: { name: roles, namespace },
      stringData: { 'roles.yml': Yaml.stringify({ [AGENT_USER]: agentRole(lifecycle) }) },
    });
    const pullSecrets = ImageSource.of(this).pullSecrets.map((secret) => ({ name: secret.name }));
    const certificate = props.httpCertificate && { certificate: { secretName: props.httpCertificate.name } };
    const { minor } = KubernetesVersion.of(this);
    this.resource = new CustomResource(this, 'Elasticsearch', 'Elasticsearch', {
      metadata: { name, namespace, annotations: PRUNE_PROTECTION },
      spec: {
        version: props.version,
        image: image._use(this),
        auth: { fileRealm: [{ secretName: agentSecret.name }], roles: [{ secretName: roles }] },
        http: certificate && { tls: certificate },
        nodeSets: nodeSetsOf(props, pullSecrets, minor),
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
    addValidation(this, (): ValidationError[] => [
      ...image._errors,
      ...nodeFloorErrors('elasticsearch.version', contract, minor),
      ...nameErrors(name),
      ...agentSecret._errors,
      ...(props.httpCertificate?._errors ?? []),
      ...checkForm('dnsLabel', 'elasticsearch.agentNamespace', props.agentNamespace),
      ...lifecycleErrors(lifecycle),
      ...(lifecycle.dataStream ? [noDataStream('with ECK', ECK_USERS)] : []),
      ...nodeSetErrors(props, lifecycle, minor),
      ...(props.programImage?._errors ?? []),
    ]);
  }

  private adviseOnCopies(agentNamespace: string): void {
    const { agentCredentials, caSecret, namespace } = this.endpoint;
    addWarning(
      this,
      `ECK makes no Secret in ${agentNamespace}: keep copies of ${agentCredentials?.secret.name} and ${caSecret?.name} ` +
        `of ${namespace} there, and renew the second one when ECK does, a day before its authority ends after a year.`,
    );
  }
}

/** Errors of the name of a resource of ECK. */
export function nameErrors(name: string): ValidationError[] {
  const wrong = checkForm('serviceName', 'ECK name', name);
  if (wrong.length > 0 || name.length <= LONGEST_NAME) return wrong;
  const expected = `at most ${LONGEST_NAME} characters, since ECK appends to it`;
  return [{ option: 'ECK name', value: name, expected, action: 'choose a shorter name' }];
}
