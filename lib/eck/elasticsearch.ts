import { type ApiObject, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import type {
  ElasticsearchCredentials,
  ElasticsearchEndpoint,
  IElasticsearch,
} from '../elasticsearch/endpoint/endpoint';
import { HTTP_PORT } from '../elasticsearch/endpoint/ports';
import { externalSetup } from '../elasticsearch/indices/external-setup';
import { copiesOf } from '../elasticsearch/indices/lifecycle';
import { primariesOf } from '../elasticsearch/indices/shards';
import { AGENT_USER } from '../elasticsearch/names';
import { agentRole } from '../elasticsearch/provisioning';
import { CustomResource } from '../kubernetes/objects/custom-resource';
import { KubernetesObject } from '../kubernetes/objects/object';
import { PRUNE_PROTECTION } from '../kubernetes/objects/prune-protection';
import { ComponentPod } from '../kubernetes/pod/component-pod';
import { checkedOptions } from '../reporting/arguments/options';
import { checkedScope } from '../reporting/arguments/scope';
import { addValidation } from '../reporting/validation-error';
import { addWarning } from '../reporting/warnings';
import { eckElasticsearchErrors } from './elasticsearch-errors';
import type { EckElasticsearchProps } from './elasticsearch-props';
import { type EckElasticsearchSpec, resolveEckElasticsearch } from './elasticsearch-spec';
import { eckNames, eckPodLabels } from './names';
import { deletesClaims, eckNodePod, eckNodeSet, type NodeSet } from './node-sets';

/**
 * An Elasticsearch that the operator ECK runs: its resource, the role of the agent, and a Job that sets up templates and
 * retention. ECK makes the nodes, their certificates and the password of `elastic`.
 */
export class EckElasticsearch extends Construct implements IElasticsearch {
  /** How others reach it. */
  public readonly endpoint: ElasticsearchEndpoint;
  /** The resource that ECK reads. */
  public readonly resource: ApiObject;
  /** The pods of all nodes, to which you can add variables, volumes and containers. */
  public readonly pod: ComponentPod;
  /** The superuser `elastic`. ECK creates the Secret in the namespace of Elasticsearch. */
  public readonly adminCredentials: ElasticsearchCredentials;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: EckElasticsearchProps) {
    super(checkedScope(scope, id), id);
    const spec = resolveEckElasticsearch(this, checkedOptions(this, 'EckElasticsearchProps', 'elasticsearch', props));
    const { name, lifecycle, topology } = spec;
    const nodeSets = topology.nodeSets.map((nodeSet) => ({ nodeSet, pod: eckNodePod(spec, nodeSet) }));
    this.pod = ComponentPod._of(nodeSets.map(({ pod }) => pod));
    this.adminCredentials = { username: 'elastic', secret: eckNames.elasticUser(name), passwordKey: 'elastic' };
    this.endpoint = endpointOf(spec);
    const roles = `${name}-${AGENT_USER}-roles`;
    new KubernetesObject(this, 'AgentRole', 'Secret', {
      metadata: { name: roles, namespace: spec.namespace },
      stringData: { 'roles.yml': Yaml.stringify({ [AGENT_USER]: agentRole(lifecycle) }) },
    });
    const sets = nodeSets.map(({ nodeSet, pod }) => eckNodeSet(spec, nodeSet, pod));
    this.resource = elasticsearchResource(this, spec, sets, roles);
    externalSetup(this, {
      name,
      namespace: spec.namespace,
      endpoint: this.endpoint,
      credentials: this.adminCredentials,
      numberOfReplicas: copiesOf(topology),
      primaries: primariesOf(lifecycle, topology),
      lifecycle,
      programImage: spec.programImage,
    });
    if (spec.otherAgentNamespace !== undefined) this.warnOfCopies(spec.otherAgentNamespace);
    addValidation(this, () => [
      ...eckElasticsearchErrors(spec),
      ...nodeSets.flatMap(({ nodeSet, pod }) => pod.errors(nodeSet.options.pod)),
    ]);
  }

  private warnOfCopies(agentNamespace: string): void {
    const { agentCredentials, caSecret, namespace } = this.endpoint;
    addWarning(
      this,
      `elasticsearch.agentNamespace: ECK creates no Secrets in ${agentNamespace}. Copy ${agentCredentials?.secret.name} and ` +
        `${caSecret?.name} from ${namespace}. Copy the second one again when ECK renews it, a day before its authority expires after one year.`,
    );
  }
}

function endpointOf(spec: EckElasticsearchSpec): ElasticsearchEndpoint {
  const { name, namespace, otherAgentNamespace: other } = spec;
  return {
    host: eckNames.elasticsearchService(name),
    namespace,
    port: HTTP_PORT,
    tls: true,
    major: spec.contract.major,
    version: spec.version,
    caSecret: eckNames.elasticsearchAuthority(name),
    agentCredentials: { username: AGENT_USER, secret: spec.agentSecret },
    podLabels: eckPodLabels(name),
    indexPrefix: spec.lifecycle.indexPrefix,
    secretNamespaces: other === undefined ? [namespace] : [namespace, other],
  };
}

function elasticsearchResource(
  scope: Construct,
  spec: EckElasticsearchSpec,
  nodeSets: NodeSet[],
  roles: string,
): ApiObject {
  const { name, namespace, httpCertificate, topology } = spec;
  const deletes = topology.nodeSets.some(({ storage }) => deletesClaims(storage));
  const tls = httpCertificate && { certificate: { secretName: httpCertificate.name } };
  return new CustomResource(scope, 'Elasticsearch', 'Elasticsearch', {
    metadata: { name, namespace, annotations: PRUNE_PROTECTION },
    spec: {
      version: spec.version,
      image: spec.image._use(scope),
      auth: { fileRealm: [{ secretName: spec.agentSecret.name }], roles: [{ secretName: roles }] },
      http: tls && { tls },
      nodeSets,
      // By default ECK deletes the claims, and with them the logs, when the resource is deleted.
      volumeClaimDeletePolicy: deletes ? 'DeleteOnScaledownAndClusterDeletion' : 'DeleteOnScaledownOnly',
    },
  });
}
