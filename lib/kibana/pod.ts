import { createHash } from 'node:crypto';
import { CA_DIRECTORY, CA_VOLUME, urlFrom } from '../elasticsearch/endpoint/endpoint';
import { withAddOnLabels } from '../kubernetes/add-on-manager';
import type { ContainerSpec, PodSpec } from '../kubernetes/api/api-json';
import type { PodParts } from '../kubernetes/pod/pod-template';
import { CA_KEY, CERTIFICATE_KEY, PRIVATE_KEY } from '../kubernetes/secret-keys';
import { CONFIG_DIGEST } from '../kubernetes/well-known-labels';
import { type KibanaSpec, PORT } from './options/spec';
import { CERTIFICATE_DIRECTORY, CONFIG_FILE, configVariables, kibanaYml, START_COMMAND } from './settings/config';

type Mount = NonNullable<ContainerSpec['volumeMounts']>[number];
type Volume = NonNullable<PodSpec['volumes']>[number];

/** The name of the ConfigMap with kibana.yml. */
export function configName({ name }: KibanaSpec): string {
  return `${name}-config`;
}

/** The pod of a Kibana. */
export function kibanaPod(spec: KibanaSpec, image: string): PodParts {
  const { contract, account, addOnLabels } = spec;
  const mounted = [...scratch(spec), ...configFile(spec), ...elasticsearchCa(spec), ...certificate(spec)];
  const file = contract.variables === undefined;
  return {
    labels: withAddOnLabels(addOnLabels, spec.selector),
    // Kibana reads its file at the start only.
    annotations: file ? { [CONFIG_DIGEST]: digest(kibanaYml(spec)) } : undefined,
    container: {
      name: contract.name,
      image,
      args: file ? START_COMMAND : undefined,
      resources: resources(spec),
      env: variablesOf(spec),
      ports: [{ containerPort: PORT, name: portNameOf(spec), protocol: 'TCP' }],
      readinessProbe: readinessProbe(spec),
      securityContext: contract.securityContext,
      volumeMounts: mounted.map(([mount]) => mount),
    },
    spec: {
      serviceAccountName: account.podSpecName,
      automountServiceAccountToken: false,
      enableServiceLinks: contract.enableServiceLinks,
      imagePullSecrets: [...spec.pullSecrets],
      securityContext: contract.podSecurityContext,
      volumes: mounted.map(([, volume]) => volume),
    },
  };
}

/** The name of the port, by which some Ingress controllers know that a backend speaks HTTPS. */
export function portNameOf({ contract, tls }: KibanaSpec): string {
  return tls ? 'https' : contract.portName;
}

function variablesOf(spec: KibanaSpec): ContainerSpec['env'] {
  const { contract, endpoint, namespace, basePath } = spec;
  const { variables } = contract;
  if (!variables) return configVariables(spec);
  const url = { name: variables.elasticsearchUrl, value: urlFrom(endpoint, namespace) };
  return basePath === undefined ? [url] : [url, { name: variables.basePath, value: basePath }];
}

function resources({ contract, memory }: KibanaSpec): ContainerSpec['resources'] {
  const [request, limit] = [memory.request, memory.limit].map((amount) => (amount ? { memory: amount } : undefined));
  return {
    requests: contract.requests || request ? { ...contract.requests, ...request } : undefined,
    limits: contract.limits || limit ? { ...contract.limits, ...limit } : undefined,
  };
}

/** No liveness probe: a Kibana that starts slowly gets no requests, and nothing restarts it. */
function readinessProbe(spec: KibanaSpec): ContainerSpec['readinessProbe'] {
  const { contract, secured, requestPath, tls } = spec;
  const { probe } = contract;
  if (!probe) return undefined;
  const path = `${requestPath}${secured ? probe.secured : probe.open}`;
  return { httpGet: { path, port: portNameOf(spec), scheme: tls ? 'HTTPS' : undefined }, ...probe.timing };
}

function scratch({ contract }: KibanaSpec): [Mount, Volume][] {
  return contract.scratch.map(({ volume: name, path: mountPath }) => [
    { name, mountPath },
    { name, emptyDir: {} },
  ]);
}

/** The file alone, since its directory has other files of the image. */
function configFile(spec: KibanaSpec): [Mount, Volume][] {
  if (spec.contract.variables) return [];
  return [
    [
      { name: 'config', mountPath: CONFIG_FILE, subPath: 'kibana.yml', readOnly: true },
      { name: 'config', configMap: { name: configName(spec) } },
    ],
  ];
}

function elasticsearchCa({ endpoint: { caSecret } }: KibanaSpec): [Mount, Volume][] {
  if (!caSecret) return [];
  return [secretDirectory(CA_VOLUME, CA_DIRECTORY, caSecret.name, [CA_KEY])];
}

function certificate({ tls }: KibanaSpec): [Mount, Volume][] {
  if (!tls) return [];
  return [secretDirectory('certificate', CERTIFICATE_DIRECTORY, tls.certificate.name, [CERTIFICATE_KEY, PRIVATE_KEY])];
}

function secretDirectory(name: string, mountPath: string, secretName: string, keys: string[]): [Mount, Volume] {
  return [
    { name, mountPath, readOnly: true },
    { name, secret: { secretName, items: keys.map((key) => ({ key, path: key })) } },
  ];
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
