import { code, type RunbookObject, table } from './markdown';

const CHECKS: Readonly<Record<string, (object: RunbookObject) => string>> = {
  Job: ({ metadata }) =>
    `kubectl wait job/${metadata.name} --namespace=${metadata.namespace} --for=condition=Complete --timeout=30m`,
  StatefulSet: rollout,
  DaemonSet: rollout,
  Deployment: rollout,
};

function rollout({ kind, metadata }: RunbookObject): string {
  return `kubectl rollout status ${kind.toLowerCase()}/${metadata.name} --namespace=${metadata.namespace} --timeout=30m`;
}

/** The workloads, the Secrets for which their pods wait, and commands that wait for the workloads. */
export function startOrder(objects: readonly RunbookObject[]): string {
  const all = objects.filter(({ kind }) => kind in CHECKS);
  const first = all.filter((object) => secretsOf(object).length === 0);
  const workloads = [...first, ...all.filter((object) => !first.includes(object))];
  const made = new Set(objects.flatMap(secretMadeBy));
  const awaited = new Set(workloads.flatMap(secretsOf));
  const rows = workloads.map((object) => [
    `${object.kind} \`${object.metadata.namespace}/${object.metadata.name}\``,
    secretsOf(object)
      .map((secret) => `\`${secret}\``)
      .join(', ') || 'nothing',
  ]);
  return [
    'You do not need to apply objects in an order: a pod waits in `ContainerCreating` or `CreateContainerConfigError` until its Secrets have all keys.',
    '',
    table(['starts', 'waits for these Secrets'], rows),
    '',
    secretsToCreate(
      [...awaited].filter((secret) => !made.has(secret)),
      awaited.size > 0,
    ),
    '',
    'Everything has started when these commands have ended:',
    '',
    code(workloads.map((object) => CHECKS[object.kind]?.(object) ?? '')),
  ].join('\n');
}

function secretsToCreate(own: readonly string[], anyAwaited: boolean): string {
  if (own.length > 0) return `**Secrets that you create:** ${own.map((secret) => `\`${secret}\``).join(', ')}.`;
  if (!anyAwaited) return 'You create no Secret: no pod waits for one.';
  return 'You create no Secret: those above are in the YAML, empty, and the bootstrap Job fills them.';
}

/** The Secret that an object is, or that cert-manager creates for it. */
function secretMadeBy({ kind, metadata, spec }: RunbookObject): string[] {
  if (kind === 'Secret') return [`${metadata.namespace}/${metadata.name}`];
  return kind === 'Certificate' ? [`${metadata.namespace}/${spec.secretName}`] : [];
}

/** The Secrets that the pods of a workload refer to. */
function secretsOf({ metadata, spec }: RunbookObject): string[] {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { secretKeyRef, secret, secretName, secretRef } = value as RunbookObject;
    for (const name of [secretKeyRef?.name, secret?.name, secret?.secretName, secretName, secretRef?.name])
      if (typeof name === 'string') names.add(`${metadata.namespace}/${name}`);
    for (const each of Object.values(value)) visit(each);
  };
  visit(spec.template.spec);
  return [...names].sort();
}
