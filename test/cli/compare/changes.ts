import { compare } from '../../../cli/compare/compare';
import type { Finding } from '../../../cli/compare/finding';
import { type ManifestObject, readObjects } from '../../../cli/compare/objects';

/** An object as a manifest has it. */
export type Literal = { apiVersion: string; kind: string; metadata: { name: string; [field: string]: unknown } } & {
  [field: string]: unknown;
};

export const literal = (apiVersion: string, kind: string, rest: Record<string, unknown> = {}): Literal => ({
  apiVersion,
  kind,
  ...rest,
  metadata: { name: 'x', namespace: 'logging', ...(rest.metadata as object | undefined) },
});

/** A workload whose selector finds its pods. */
export function workload(apiVersion: string, kind: string, spec: Record<string, unknown> = {}): Literal {
  const labels = { app: 'x' };
  const selector = kind === 'ReplicationController' ? labels : { matchLabels: labels };
  return literal(apiVersion, kind, { spec: { selector, template: podTemplate(), ...spec } });
}

export function podTemplate(spec: Record<string, unknown> = {}, annotations?: Record<string, string>) {
  const metadata = { labels: { app: 'x' }, ...(annotations && { annotations }) };
  return { metadata, spec: { containers: [{ name: 'main', image: 'x:1' }], ...spec } };
}

export const otherImage = podTemplate({ containers: [{ name: 'main', image: 'x:2' }] });

/** What applying `after` does where `before` was applied, by object. */
export function outcome(before: Literal[], after: Literal[], minor?: number): Record<string, readonly Finding[]> {
  const [cluster] = compare(clusterOf(before), clusterOf(after), minor ? { first: minor, last: minor } : undefined);
  return Object.fromEntries((cluster?.objects ?? []).map(({ object, findings }) => [object, findings]));
}

/** The same where one object turns into another. */
export function change(before: Literal, after: Literal, minor?: number): readonly Finding[] {
  return Object.values(outcome([before], [after], minor)).flat();
}

export const effectsOf = (findings: readonly Finding[]) => findings.map(({ effect }) => effect);

function clusterOf(objects: Literal[]): Map<string, ManifestObject[]> {
  return new Map([['c', objects.flatMap((object) => readObjects(JSON.stringify(object)))]]);
}
