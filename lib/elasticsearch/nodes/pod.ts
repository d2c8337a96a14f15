import { createHash } from 'node:crypto';
import type { ContainerSpec } from '../../kubernetes/api/api-json';
import type { PodParts } from '../../kubernetes/pod/pod-template';
import { restrictedPod } from '../../kubernetes/pod/restricted';
import { CONFIG_DIGEST, ZONE } from '../../kubernetes/well-known-labels';
import { programText } from '../../program-texts/program-text';
import { HTTP_PORT, TRANSPORT_PORT } from '../endpoint/ports';
import { identityConfigMap, nodeSetLabels } from '../names';
import type { ElasticsearchSpec } from '../spec';
import { ELASTICSEARCH_HOME } from './home';
import { heapOptions } from './node-sets/memory';
import type { NodeSetSpec } from './node-sets/node-set-spec';
import { servesClients } from './node-sets/topology';
import { nodeScheduling } from './scheduling';
import { settingsFile } from './settings';
import {
  CLUSTER_DIRECTORY,
  copiedConfiguration,
  INITIAL_MASTERS,
  nodeSecurityContext,
  nodeVolumes,
  SCRIPTS,
  SECURE_SETTINGS,
} from './volumes';

type Env = NonNullable<ContainerSpec['env']>;

const HOME = ELASTICSEARCH_HOME;
const ENTRYPOINT = ['/usr/local/bin/docker-entrypoint.sh', 'eswrapper'];
export const DATA_VOLUME = 'data';
/**
 * From the start of the preStop hook to SIGKILL. During this time, the shards of a removed node move to other nodes. The
 * hook ends earlier if the node may stop.
 */
const GRACE_SECONDS = 14_400;
/** How long Elasticsearch itself needs to stop. */
const OWN_END_SECONDS = 60;
/** How long the hook waits if waiting does not help. */
const PATIENCE_SECONDS = 240;

const FILES = ['entrypoint.sh', 'node-request.sh', 'node-stop.sh'];

/** The label of the nodes that the Service for clients selects. */
export const CLIENT_LABEL = { 'elasticsearch/serves-clients': 'true' };

/** The files of a node. */
export function nodeFiles(spec: ElasticsearchSpec, nodeSet: NodeSetSpec): Record<string, string> {
  return {
    'elasticsearch.yml': settingsFile(spec, nodeSet),
    ...Object.fromEntries(FILES.map((file) => [file, programText(`elasticsearch/nodes/scripts/${file}`)])),
  };
}

/** The pod of a node. */
export function nodePod(spec: ElasticsearchSpec, nodeSet: NodeSetSpec, image: string): PodParts {
  const { contract, topology } = spec;
  const { memory } = nodeSet;
  const files = nodeFiles(spec, nodeSet);
  const mounted = nodeVolumes(spec, nodeSet);
  return {
    labels: { ...nodeSetLabels(topology, nodeSet), ...(servesClients(nodeSet) ? CLIENT_LABEL : {}) },
    annotations: { [CONFIG_DIGEST]: createHash('sha256').update(JSON.stringify(files)).digest('hex') },
    container: {
      name: 'elasticsearch',
      image,
      command: ['bash', `${SCRIPTS}/entrypoint.sh`, ...ENTRYPOINT],
      env: environment(spec, nodeSet),
      ports: [
        { containerPort: HTTP_PORT, name: 'http', protocol: 'TCP' },
        { containerPort: TRANSPORT_PORT, name: 'transport', protocol: 'TCP' },
        ...(contract.readinessPort === undefined
          ? []
          : [{ containerPort: contract.readinessPort, name: 'readiness', protocol: 'TCP' }]),
      ],
      resources: { requests: { cpu: '500m', memory }, limits: { memory } },
      securityContext: nodeSecurityContext(spec),
      // A node that finds the other nodes slowly must not be restarted: no liveness probe, and a long startup probe.
      startupProbe: { tcpSocket: { port: 'transport' }, periodSeconds: 10, failureThreshold: 90 },
      readinessProbe: {
        tcpSocket: { port: contract.readinessPort === undefined ? 'http' : 'readiness' },
        periodSeconds: 5,
        failureThreshold: 3,
        // The next node stops only after this one has been ready for a while. minReadySeconds exists only from 1.23 on.
        successThreshold: 3,
      },
      lifecycle: orderedStop(nodeSet),
      volumeMounts: [{ name: DATA_VOLUME, mountPath: `${HOME}/data` }, ...mounted.flatMap(({ mounts }) => mounts)],
    },
    spec: {
      ...nodeScheduling(spec, nodeSet),
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      imagePullSecrets: spec.pullSecrets,
      initContainers: [...raisedMapCount(spec, image), ...copiedConfiguration(spec, image)],
      // The directories of the image belong to group 0.
      securityContext: {
        ...restrictedPod({ group: true, volumes: true }),
        // Otherwise the kubelet changes the owner of every file at every start.
        fsGroupChangePolicy: 'OnRootMismatch',
        supplementalGroups: [0],
      },
      serviceAccountName: spec.account.podSpecName,
      terminationGracePeriodSeconds: GRACE_SECONDS,
      volumes: mounted.map(({ volume }) => volume),
    },
  };
}

/** The hook also exists with one node, so that the number of nodes does not change the pod. */
function orderedStop({ podOptions }: NodeSetSpec): ContainerSpec['lifecycle'] {
  const longest =
    (podOptions.terminationGracePeriod?.toSeconds({ integral: false }) ?? GRACE_SECONDS) - OWN_END_SECONDS;
  if (longest <= 0) return undefined;
  const command = ['bash', `${SCRIPTS}/node-stop.sh`, String(Math.min(PATIENCE_SECONDS, longest)), String(longest)];
  return { preStop: { exec: { command } } };
}

function environment(spec: ElasticsearchSpec, { heap }: NodeSetSpec): Env {
  const { contract, topology, secrets, snapshots } = spec;
  const field = (name: string, fieldPath: string) => ({
    name,
    valueFrom: { fieldRef: { fieldPath } },
  });
  const keystore: Env = [
    { name: 'SECURE_SETTINGS', value: SECURE_SETTINGS },
    { name: 'KEYSTORE', value: `${HOME}/config/elasticsearch.keystore` },
  ];
  return [
    field('NODE_NAME', 'metadata.name'),
    field('POD_IP', 'status.podIP'),
    field('K8S_NODE_NAME', 'spec.nodeName'),
    ...(topology.zoneLabel ? [field('ZONE', `metadata.labels['${ZONE}']`)] : []),
    { name: 'NODES_SERVICE', value: topology.nodesService },
    { name: 'NODE_URL', value: `${secrets ? 'https' : 'http'}://127.0.0.1:${HTTP_PORT}` },
    { name: 'INITIAL_MASTERS', value: `${SCRIPTS}/${INITIAL_MASTERS}` },
    ...(identityConfigMap(spec) === undefined
      ? []
      : [{ name: 'CLUSTER_UUID', value: `${CLUSTER_DIRECTORY}/cluster_uuid` }]),
    { name: 'READINESS_PORT', value: String(contract.readinessPort ?? '') },
    { name: 'MAJOR', value: String(contract.major) },
    { name: 'DATA_PATH', value: `${HOME}/data` },
    ...(secrets || snapshots?.repository._spec.secure ? keystore : []),
    ...(snapshots?.repository._spec.identity === 'eks'
      ? [{ name: 'IDENTITY_LINK', value: `${HOME}/config/repository-s3/aws-web-identity-token-file` }]
      : []),
    ...Object.entries(snapshots?.repository._spec.env ?? {}).map(([name, value]) => ({ name, value })),
    ...(heap === undefined ? [] : [{ name: 'ES_JAVA_OPTS', value: heapOptions(heap) }]),
  ];
}

function raisedMapCount({ contract, memoryMapping }: ElasticsearchSpec, image: string): ContainerSpec[] {
  if (memoryMapping._kind !== 'initContainer') return [];
  const file = '/proc/sys/vm/max_map_count';
  const wanted = contract.memoryMapping;
  return [
    {
      name: 'max-map-count',
      image,
      command: ['bash', '-ec', `[ "$(cat ${file})" -ge ${wanted} ] || echo ${wanted} >${file}`],
      securityContext: { privileged: true, runAsNonRoot: false, runAsUser: 0 },
    },
  ];
}
