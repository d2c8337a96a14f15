import { isIP } from 'node:net';
import { type Fields, fields, items, type Json, type Manifest, podOf, text, texts } from './manifest';
import { isDnsLabel, isLabelKey, isLabelValue, isSubdomain } from './names';
import { isPort } from './pods';
import { quantity } from './quantities';

/** What a server finds in an object apart from its pod. */
export function objectProblems(object: Manifest, minor: number): string[] {
  const spec = fields(object.spec);
  switch (object.kind) {
    case 'ConfigMap':
    case 'Secret':
      return dataProblems(object, minor);
    case 'Service':
      return serviceProblems(spec);
    case 'NetworkPolicy':
      return policyProblems(spec);
    case 'Ingress':
      return items(spec.rules).flatMap(({ host }) => hostProblems(host));
    case 'PersistentVolumeClaim':
      return claimProblems(spec);
    case 'StatefulSet':
    case 'PetSet':
      return [
        ...workloadProblems(object, spec),
        ...items(spec.volumeClaimTemplates).flatMap((claim) => claimProblems(fields(claim.spec))),
      ];
    case 'CronJob':
    case 'ScheduledJob':
      return text(spec.schedule).trim().split(/\s+/).length === 5 ? [] : [`schedule ${JSON.stringify(spec.schedule)}`];
    default:
      return workloadProblems(object, spec);
  }
}

function dataProblems(object: Manifest, minor: number): string[] {
  const data = { ...fields(object.data), ...fields(object.binaryData), ...fields(object.stringData) };
  const form = minor < 4 ? /^\.?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/ : /^[-._a-zA-Z0-9]+$/;
  const size = Object.values(data).reduce<number>((sum, value) => sum + Buffer.byteLength(text(value)), 0);
  return [
    ...Object.keys(data)
      .filter((key) => !form.test(key) || key.length > 253 || key === '.' || key.startsWith('..'))
      .map((key) => `key ${JSON.stringify(key)}`),
    ...(size > 1024 * 1024 ? [`${size} bytes`] : []),
  ];
}

function serviceProblems({ ports, clusterIP }: Fields): string[] {
  const names = items(ports).map(({ name }) => text(name));
  return [
    ...(items(ports).length === 0 && clusterIP !== 'None' ? ['no ports'] : []),
    ...(names.some((name, index) => names.indexOf(name) !== index) ? [`ports ${names.join(', ')}`] : []),
    ...items(ports).flatMap(({ port, nodePort, targetPort }) => [
      ...(isPort(port) ? [] : [`port ${text(port)}`]),
      ...(nodePort === undefined || isPort(nodePort) ? [] : [`nodePort ${text(nodePort)}`]),
      ...(typeof targetPort !== 'number' || isPort(targetPort) ? [] : [`targetPort ${targetPort}`]),
    ]),
  ];
}

function policyProblems(spec: Fields): string[] {
  return ['ingress', 'egress'].flatMap((direction) =>
    items(spec[direction]).flatMap((rule) => [
      ...[...items(rule.from), ...items(rule.to)].flatMap((peer) => peerProblems(peer)),
      ...items(rule.ports)
        .filter(({ port }) => typeof port === 'number' && !isPort(port))
        .map(({ port }) => `port ${text(port)}`),
    ]),
  );
}

function peerProblems(peer: Fields): string[] {
  const { ipBlock, podSelector, namespaceSelector } = peer;
  const both = ipBlock !== undefined && (podSelector ?? namespaceSelector) !== undefined;
  return [
    ...(Object.keys(peer).length === 0 || both ? [`peer ${JSON.stringify(peer)}`] : []),
    ...(ipBlock === undefined
      ? []
      : [text(fields(ipBlock).cidr), ...texts(fields(ipBlock).except)]
          .filter((cidr) => !isCidr(cidr))
          .map((cidr) => `cidr ${cidr}`)),
    ...[podSelector, namespaceSelector].flatMap((selector) => selectorProblems(fields(selector))),
  ];
}

/** A network as it is stored: no bit beyond the prefix. */
export function isCidr(cidr: string): boolean {
  const [address = '', prefix = '', ...rest] = cidr.split('/');
  const family = isIP(address);
  const length = family === 4 ? 32 : 128;
  if (family === 0 || rest.length > 0 || !/^(0|[1-9]\d*)$/.test(prefix) || Number(prefix) > length) return false;
  if (/^(0\d|.*\.0\d)/.test(address) || /^::ffff:/i.test(address)) return false;
  const bits = family === 4 ? bitsOf(address.split('.').map(Number), 8) : bitsOf(groupsOf(address), 16);
  return !bits.slice(Number(prefix)).includes('1');
}

function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::').map((part) => part);
  const parse = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  if (tail === undefined) return parse(head);
  const [first, last] = [parse(head), parse(tail)];
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
}

function bitsOf(groups: readonly number[], size: number): string {
  return groups.map((group) => group.toString(2).padStart(size, '0')).join('');
}

function hostProblems(host: Json | undefined): string[] {
  const name = text(host).replace(/^\*\./, '');
  return host === undefined || (isSubdomain(name) && isIP(name) === 0) ? [] : [`host ${text(host)}`];
}

function claimProblems({ resources, storageClassName, accessModes }: Fields): string[] {
  const size = fields(fields(resources).requests).storage;
  return [
    ...((quantity(size) ?? 0n) > 0n ? [] : [`storage ${text(size)}`]),
    ...(texts(accessModes).length === 0 ? ['no access mode'] : []),
    ...(storageClassName === undefined || text(storageClassName) === '' || isSubdomain(text(storageClassName))
      ? []
      : [`class ${text(storageClassName)}`]),
  ];
}

function selectorProblems({ matchLabels }: Fields): string[] {
  return Object.entries(fields(matchLabels))
    .filter(([key, value]) => !isLabelKey(key) || !isLabelValue(text(value)))
    .map(([key]) => `selector ${key}`);
}

/** A controller has to select the pods that it makes. */
function workloadProblems(object: Manifest, spec: Fields): string[] {
  const pod = podOf(object);
  if (pod === undefined || object.kind === 'Pod') return [];
  const selector = fields(spec.selector);
  const wanted = object.kind === 'ReplicationController' ? selector : fields(selector.matchLabels);
  const missing = Object.entries(wanted).filter(([key, value]) => pod.labels[key] !== value);
  const replicas =
    spec.replicas === undefined ||
    (Number.isInteger(spec.replicas) && Number(spec.replicas) >= 0 && Number(spec.replicas) < 2 ** 31);
  return [
    ...missing.map(([key]) => `selector ${key} is not a label of the pods`),
    ...(replicas ? [] : [`replicas ${text(spec.replicas)}`]),
    ...(spec.serviceName === undefined || isDnsLabel(text(spec.serviceName))
      ? []
      : [`serviceName ${text(spec.serviceName)}`]),
  ];
}
