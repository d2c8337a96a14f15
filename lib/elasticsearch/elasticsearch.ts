import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { accountObjects } from '../api-access/account-objects';
import { needsConnection } from '../kubernetes/network/connections';
import { ComponentPod } from '../kubernetes/pod/component-pod';
import { PodWithAdditions } from '../kubernetes/pod/pod-with-additions';
import { SecretRef } from '../kubernetes/secret-ref';
import { checkedOptions } from '../reporting/arguments/options';
import { checkedScope } from '../reporting/arguments/scope';
import { addValidation } from '../reporting/validation-error';
import type { ElasticsearchProps } from './elasticsearch-props';
import type { ElasticsearchCredentials, ElasticsearchEndpoint, IElasticsearch } from './endpoint/endpoint';
import { endpointOf } from './endpoint/own-endpoint';
import { clusterLabels } from './names';
import { nodePod } from './nodes/pod';
import { clusterServices, connectionOfNodes, disruptionBudget } from './nodes/services';
import { nodeSetObjects } from './nodes/stateful-sets';
import { makeProvisioning } from './provisioning';
import { resolveElasticsearch } from './resolve';
import { type AllowedClientOptions, allowClient, allowedClientErrors } from './security/allowed-client';
import { kibanaKeysSecret } from './security/bootstrap';
import { clusterNetworkPolicies } from './security/network-policies';
import { securityObjects } from './security/objects';
import { elasticsearchErrors } from './validation/errors';
import { addWarnings } from './validation/warnings';

/** Elasticsearch: the nodes, their storage and the Service in front of them. */
export class Elasticsearch extends Construct implements IElasticsearch {
  /** How clients connect to it. */
  public readonly endpoint: ElasticsearchEndpoint;
  /** The StatefulSets. */
  public readonly workloads: ApiObject[];
  /** The pods of all nodes, to which you can add variables, volumes and containers. */
  public readonly pod: ComponentPod;
  /** The Service for clients. */
  public readonly service: ApiObject;
  /**
   * The superuser, for programs that set something up. The agent and Kibana have their own users. The Secret is in the
   * namespace of Elasticsearch. Undefined without security.
   */
  public readonly adminCredentials?: ElasticsearchCredentials;
  /**
   * A Secret for Kibana's `encryptionKeys`, which a Job fills in the cluster. Undefined unless the security is
   * `ElasticsearchSecurity.bootstrap()`.
   */
  public readonly kibanaEncryptionKeys?: SecretRef;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: ElasticsearchProps = {}) {
    super(checkedScope(scope, id), id);
    const spec = resolveElasticsearch(this, checkedOptions(this, 'ElasticsearchProps', 'elasticsearch', props));
    const { account, minor, namespace, secrets, security, topology } = spec;
    this.endpoint = endpointOf(spec);
    this.adminCredentials = secrets && { username: 'elastic', secret: SecretRef._derived(secrets.elastic) };
    this.kibanaEncryptionKeys = security._kind === 'bootstrap' ? SecretRef._derived(kibanaKeysSecret(spec)) : undefined;
    accountObjects(this, { account, namespace, roleName: topology.name, labels: clusterLabels(topology, 'node') });
    const image = spec.image._use(this);
    const nodeSets = uniqueByName(topology.nodeSets).map((nodeSet) => ({
      nodeSet,
      pod: new PodWithAdditions(nodePod(spec, nodeSet, image), nodeSet.podOptions, minor),
    }));
    this.pod = ComponentPod._of(nodeSets.map(({ pod }) => pod));
    this.workloads = nodeSets.map(({ nodeSet, pod }) => nodeSetObjects(this, spec, nodeSet, pod));
    for (const workload of this.workloads) needsConnection(workload, connectionOfNodes(spec));
    this.service = clusterServices(this, spec);
    disruptionBudget(this, spec);
    clusterNetworkPolicies(this, spec);
    const programImage = spec.programImage._use(this);
    securityObjects(this, spec, programImage);
    makeProvisioning(this, spec, programImage);
    addWarnings(this, spec);
    addValidation(this, () => [
      ...elasticsearchErrors(spec),
      ...nodeSets.flatMap(({ nodeSet, pod }) => pod.errors(nodeSet.options.pod)),
    ]);
  }

  /** Allows more pods to connect to the HTTP port. They also need a user and the certificate authority. */
  public allowFrom(client: AllowedClientOptions): void {
    const { host: name, namespace = '', podLabels = {} } = this.endpoint;
    allowClient(this, { name, namespace, podLabels }, client);
    addValidation(this, () => allowedClientErrors(client));
  }
}

/** Two node sets with one name are a validation error. Only one of them can be created. */
function uniqueByName<Named extends { readonly name: string }>(all: readonly Named[]): Named[] {
  return [...new Map(all.map((each) => [each.name, each])).values()];
}
