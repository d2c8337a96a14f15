/** A value of a manifest, as YAML has it. */
export type Json = null | boolean | number | string | readonly Json[] | Fields;
export interface Fields {
  readonly [field: string]: Json | undefined;
}

export interface Manifest extends Fields {
  readonly apiVersion: string;
  readonly kind: string;
}

export function fields(value: Json | undefined): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function items(value: Json | undefined): readonly Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

export function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

export function text(value: Json | undefined): string {
  return value === undefined ? '' : String(value);
}

export function nameOf(object: Fields): string {
  return text(fields(object.metadata).name);
}

export function namespaceOf(object: Fields): string {
  return text(fields(object.metadata).namespace);
}

/** The pod that an object makes, with its labels. */
export function podOf(
  object: Manifest,
): { readonly labels: Fields; readonly annotations: Fields; readonly spec: Fields } | undefined {
  const spec = fields(object.spec);
  const template =
    object.kind === 'Pod'
      ? object
      : object.kind === 'CronJob' || object.kind === 'ScheduledJob'
        ? fields(fields(fields(spec.jobTemplate).spec).template)
        : fields(spec.template);
  const pod = fields(template.spec);
  if (!Array.isArray(pod.containers)) return undefined;
  const metadata = fields(template.metadata);
  return { labels: fields(metadata.labels), annotations: fields(metadata.annotations), spec: pod };
}
