import { type Fields, fields, type Manifest, nameOf, namespaceOf, podOf, text } from './manifest';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

export function isDnsLabel(name: string): boolean {
  return name.length <= 63 && LABEL.test(name);
}

export function isSubdomain(name: string): boolean {
  return name.length <= 253 && SUBDOMAIN.test(name);
}

/** The longest name for which a controller can still make its pods, jobs and labels. */
const LONGEST: Readonly<Record<string, number>> = {
  CronJob: 52,
  ScheduledJob: 52,
  Job: 63,
  StatefulSet: 52,
  PetSet: 52,
};
/** Kinds with names that are one DNS label; roles may have almost any name. */
const LABELS = ['Service', 'Namespace'];
const ROLES = /^(Cluster)?Role(Binding)?$/;

export function nameProblems(object: Manifest): string[] {
  const name = nameOf(object);
  const namespace = namespaceOf(object);
  const valid = ROLES.test(object.kind)
    ? name !== '' && !/[/%]/.test(name) && name !== '.' && name !== '..'
    : LABELS.includes(object.kind)
      ? isDnsLabel(name)
      : isSubdomain(name);
  return [
    ...(valid ? [] : [`metadata.name: ${JSON.stringify(name)}`]),
    ...(name.length > (LONGEST[object.kind] ?? 253) ? [`metadata.name: ${name.length} characters`] : []),
    ...(namespace === '' || isDnsLabel(namespace) ? [] : [`metadata.namespace: ${JSON.stringify(namespace)}`]),
    ...metadataProblems('metadata', fields(object.metadata)),
    ...podProblems(object),
  ];
}

function podProblems(object: Manifest): string[] {
  const pod = podOf(object);
  return pod === undefined ? [] : metadataProblems('pod', { labels: pod.labels, annotations: pod.annotations });
}

function metadataProblems(at: string, { labels, annotations }: Fields): string[] {
  const size = Object.entries(fields(annotations)).reduce(
    (sum, [key, value]) => sum + bytes(key) + bytes(text(value)),
    0,
  );
  return [
    ...Object.entries(fields(labels)).flatMap(([key, value]) =>
      isLabelKey(key) && isLabelValue(text(value)) ? [] : [`${at}.labels: ${JSON.stringify({ [key]: value })}`],
    ),
    // A server compares the keys of annotations in lower case.
    ...Object.keys(fields(annotations)).flatMap((key) =>
      isLabelKey(key.toLowerCase()) ? [] : [`${at}.annotations: ${JSON.stringify(key)}`],
    ),
    ...(size > 256 * 1024 ? [`${at}.annotations: ${size} bytes`] : []),
  ];
}

export function isLabelKey(key: string): boolean {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? parts[0] : undefined;
  return (
    parts.length <= 2 && (prefix === undefined || isSubdomain(prefix)) && name.length <= 63 && QUALIFIED.test(name)
  );
}

export function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= 63 && QUALIFIED.test(value));
}

function bytes(value: string): number {
  return Buffer.byteLength(value);
}
