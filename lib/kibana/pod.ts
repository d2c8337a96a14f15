import { withAddOnLabels } from '../add-on/labels';
import { CA_KEY } from '../elasticsearch/endpoint/endpoint';
import type { ContainerSpec, PodSpec } from '../kubernetes/api-json';
import type { PodParts } from '../kubernetes/pod/pod-template';
import { ELASTICSEARCH_CA_DIRECTORY, kibanaEnvironment } from './environment';
import type { KibanaOptions } from './options';
import { type KibanaSpec, PORT } from './spec';

type Mount = NonNullable<ContainerSpec['volumeMounts']>[number];
type Volume = NonNullable<PodSpec['volumes']>[number];

/** The pod of a page, from the row of its image. */
export function kibanaPod(
  plan: KibanaSpec,
  { encryptionKeys }: KibanaOptions,
  image: string,
  pullSecrets: { name: string }[],
): PodParts {
  const { contract, account, addOnLabels } = plan;
  const mounted = [...scratch(plan), ...elasticsearchAuthority(plan)];
  return {
    labels: withAddOnLabels(addOnLabels, contract.selector),
    container: {
      name: contract.name,
      image,
      resources: contract.resources,
      env: kibanaEnvironment(plan, encryptionKeys),
      ports: [{ containerPort: PORT, name: contract.portName, protocol: 'TCP' }],
      readinessProbe: readinessProbe(plan),
      securityContext: contract.securityContext,
      volumeMounts: mounted.map(([mount]) => mount),
    },
    spec: {
      serviceAccountName: account.podSpecName,
      automountServiceAccountToken: false,
      enableServiceLinks: contract.enableServiceLinks,
      imagePullSecrets: pullSecrets,
      securityContext: contract.podSecurityContext,
      volumes: mounted.map(([, volume]) => volume),
    },
  };
}

/** Nothing kills a page that starts slowly: it only gets no requests. The path is the page's own, without a proxy's. */
function readinessProbe({ contract: { probe, portName }, secured }: KibanaSpec): ContainerSpec['readinessProbe'] {
  return probe && { httpGet: { path: secured ? probe.secured : probe.open, port: portName }, ...probe.timing };
}

function scratch({ contract }: KibanaSpec): [Mount, Volume][] {
  return contract.scratch.map(({ volume: name, path: mountPath }) => [
    { name, mountPath },
    { name, emptyDir: {} },
  ]);
}

function elasticsearchAuthority({ endpoint: { caSecret } }: KibanaSpec): [Mount, Volume][] {
  if (!caSecret) return [];
  const name = 'elasticsearch-ca';
  const secret = { secretName: caSecret.name, items: [{ key: CA_KEY, path: 'ca.crt' }] };
  return [
    [
      { name, mountPath: ELASTICSEARCH_CA_DIRECTORY, readOnly: true },
      { name, secret },
    ],
  ];
}
