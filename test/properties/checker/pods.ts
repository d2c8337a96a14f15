import { type Fields, fields, items, type Json, type Manifest, podOf, text } from './manifest';
import { isDnsLabel, isLabelValue } from './names';
import { compareQuantities, quantity } from './quantities';

/** What a server, or the kubelet after it, finds in the pod of an object. */
export function podProblems(object: Manifest, minor: number): string[] {
  const pod = podOf(object);
  if (pod === undefined) return [];
  const { spec, annotations } = pod;
  const initial = [...items(spec.initContainers), ...initContainersIn(annotations)];
  const containers = [...initial, ...items(spec.containers)];
  const volumes = items(spec.volumes);
  const claims = items(fields(object.spec).volumeClaimTemplates).map((claim) => ({
    name: fields(claim.metadata).name,
  }));
  return [
    ...repeated(containers.map(({ name }) => text(name))).map((name) => `two containers ${name}`),
    ...repeated(volumes.map(({ name }) => text(name))).map((name) => `two volumes ${name}`),
    ...volumes.flatMap(volumeProblems),
    // The annotation gets no defaults.
    ...initContainersIn(annotations).flatMap((container) =>
      container.imagePullPolicy === undefined ? [`init container ${text(container.name)} without imagePullPolicy`] : [],
    ),
    ...containers.flatMap((container) =>
      containerProblems(container, [...volumes, ...claims], minor).map(
        (problem) => `container ${text(container.name)}: ${problem}`,
      ),
    ),
    ...items(spec.containers)
      .flatMap(({ ports }) => items(ports).map(hostPort))
      .filter((port, index, all) => port !== undefined && all.indexOf(port) !== index)
      .map((port) => `host port ${port} twice`),
    ...items(spec.tolerations).flatMap((toleration) => tolerationProblems(toleration)),
    ...(minor >= 6 && annotations['scheduler.alpha.kubernetes.io/tolerations'] !== undefined
      ? ['tolerations as annotation']
      : []),
    ...graceProblems(spec),
  ];
}

/** Before 1.6 init containers are an annotation. */
function initContainersIn(annotations: Fields): readonly Fields[] {
  const value =
    annotations['pod.beta.kubernetes.io/init-containers'] ?? annotations['pod.alpha.kubernetes.io/init-containers'];
  return value === undefined ? [] : items(JSON.parse(text(value)) as Json);
}

function volumeProblems(volume: Fields): string[] {
  const { name, ...sources } = volume;
  const given = Object.keys(sources);
  return [
    ...(isDnsLabel(text(name)) ? [] : [`volume name ${JSON.stringify(name)}`]),
    // A volume without a source is an emptyDir.
    ...(given.length > 1 ? [`volume ${text(name)} has ${given.join(' and ')}`] : []),
  ];
}

function containerProblems(container: Fields, volumes: readonly Fields[], minor: number): string[] {
  const { name, image, env, ports, volumeMounts, resources } = container;
  const mounts = items(volumeMounts);
  return [
    ...(isDnsLabel(text(name)) ? [] : [`name ${JSON.stringify(name)}`]),
    ...(text(image) === '' || text(image) !== text(image).trim() ? [`image ${JSON.stringify(image)}`] : []),
    ...repeated(items(env).map((each) => text(each.name))).map((each) => `two variables ${each}`),
    ...items(env).flatMap((variable) => envProblems(variable, minor)),
    ...repeated(
      items(ports)
        .map((port) => text(port.name))
        .filter((each) => each !== ''),
    ).map((each) => `two ports ${each}`),
    ...items(ports).flatMap(portProblems),
    ...repeated(mounts.map(({ mountPath }) => text(mountPath))).map((each) => `two mounts at ${each}`),
    ...mounts.flatMap((mount) => mountProblems(mount, volumes)),
    ...resourceProblems(fields(resources)),
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) =>
      probeProblems(probe, container[probe], items(ports)),
    ),
  ];
}

/** Kubernetes 1.32 and newer take every printable character but the equals sign (KEP-4369). */
function envProblems({ name, value, valueFrom }: Fields, minor: number): string[] {
  const form = minor < 32 ? /^[-._a-zA-Z][-._a-zA-Z0-9]*$/ : /^[ -<>-~]+$/;
  const sources = Object.keys(fields(valueFrom));
  return [
    ...(form.test(text(name)) ? [] : [`variable ${JSON.stringify(name)}`]),
    ...(valueFrom !== undefined && text(value) !== '' ? [`variable ${text(name)} has value and valueFrom`] : []),
    ...(valueFrom !== undefined && sources.length !== 1
      ? [`variable ${text(name)} from ${sources.join(' and ')}`]
      : []),
  ];
}

function portProblems({ name, containerPort, protocol }: Fields): string[] {
  return [
    ...(name === undefined ||
    (text(name).length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text(name)) && /[a-z]/.test(text(name)))
      ? []
      : [`port name ${JSON.stringify(name)}`]),
    ...(isPort(containerPort) ? [] : [`port ${text(containerPort)}`]),
    ...(protocol === undefined || ['TCP', 'UDP', 'SCTP'].includes(text(protocol))
      ? []
      : [`protocol ${text(protocol)}`]),
  ];
}

export function isPort(value: Json | undefined): boolean {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65_535;
}

function hostPort({ hostPort: port, protocol = 'TCP', hostIP = '' }: Fields): string | undefined {
  return port === undefined ? undefined : `${text(hostIP)}:${text(port)}/${text(protocol)}`;
}

function mountProblems({ name, mountPath, subPath }: Fields, volumes: readonly Fields[]): string[] {
  return [
    ...(volumes.some((volume) => volume.name === name) ? [] : [`no volume ${text(name)}`]),
    ...(text(mountPath) === '' || text(mountPath).includes(':') ? [`mountPath ${JSON.stringify(mountPath)}`] : []),
    ...(/^\/|(^|\/)\.\.(\/|$)/.test(text(subPath)) ? [`subPath ${text(subPath)}`] : []),
  ];
}

const NATIVE = /^(cpu|memory|ephemeral-storage|hugepages-.+)$/;

function resourceProblems({ limits, requests }: Fields): string[] {
  const [most, asked] = [fields(limits), fields(requests)];
  return [
    ...[...Object.keys(most), ...Object.keys(asked)]
      .filter((each) => !NATIVE.test(each) && !each.includes('/'))
      .map((each) => `resource ${each}`),
    ...[...Object.entries(most), ...Object.entries(asked)]
      .filter(([, amount]) => quantity(amount) === undefined || text(amount).trim().startsWith('-'))
      .map(([each, amount]) => `${each}: ${text(amount)}`),
    ...Object.keys(asked)
      .filter((each) => most[each] !== undefined && compareQuantities(asked[each], most[each]) > 0)
      .map((each) => `request of ${each} above its limit`),
    ...Object.keys(most)
      .filter(
        (each) => each.includes('/') && asked[each] !== undefined && compareQuantities(asked[each], most[each]) !== 0,
      )
      .map((each) => `request of ${each} other than its limit`),
  ];
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

function probeProblems(name: string, value: Json | undefined, ports: readonly Fields[]): string[] {
  if (value === undefined) return [];
  const probe = fields(value);
  const handlers = HANDLERS.filter((handler) => probe[handler] !== undefined);
  const port = fields(probe.httpGet ?? probe.tcpSocket).port;
  const timings = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];
  return [
    ...(handlers.length === 1 ? [] : [`${name} with ${handlers.length} handlers`]),
    ...(typeof port === 'string' && !ports.some((each) => each.name === port) ? [`${name}: no port ${port}`] : []),
    ...(typeof port === 'number' && !isPort(port) ? [`${name}: port ${port}`] : []),
    ...timings.filter((timing) => Number(probe[timing] ?? 0) < 0).map((timing) => `${name}.${timing} below 0`),
    ...(name !== 'readinessProbe' && Number(probe.successThreshold ?? 1) > 1
      ? [`${name}.successThreshold above 1`]
      : []),
  ];
}

function tolerationProblems({ key, operator, value, effect, tolerationSeconds }: Fields): string[] {
  const shown = JSON.stringify({ key, operator, value, effect });
  const wrong =
    (text(key) === '' && operator !== 'Exists') ||
    (operator === 'Exists' && text(value) !== '') ||
    (tolerationSeconds !== undefined && effect !== 'NoExecute') ||
    !['', 'NoSchedule', 'PreferNoSchedule', 'NoExecute'].includes(text(effect)) ||
    !isLabelValue(operator === 'Exists' ? '' : text(value));
  return wrong ? [`toleration ${shown}`] : [];
}

function graceProblems({ terminationGracePeriodSeconds: seconds }: Fields): string[] {
  return seconds === undefined || Number(seconds) >= 0 ? [] : [`terminationGracePeriodSeconds ${text(seconds)}`];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
