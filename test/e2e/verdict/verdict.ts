import type { Json, Stored } from '../elasticsearch/proxy/record';
import type { Written } from '../node/written';

/** How the documents of one line are read. */
export interface View {
  readonly text: (source: Stored['source']) => string | undefined;
  /** Something that sorts as the times of the documents do. */
  readonly time: (source: Stored['source']) => string;
}

export interface Verdict {
  readonly written: number;
  readonly found: number;
  readonly lost: readonly Written[];
  readonly duplicated: readonly string[];
  /** Documents of our containers whose text no container wrote: pieces of a record, or changed ones. */
  readonly unexpected: readonly string[];
  readonly outOfOrder: readonly string[];
  readonly wrongMetadata: readonly string[];
}

/** Compares what the containers wrote with what Elasticsearch holds. */
export function check(written: readonly Written[], stored: readonly Stored[], view: View): Verdict {
  const expected = new Map(written.map((record, index) => [keyOf(record.pod, record.text), { record, index }]));
  if (expected.size !== written.length) throw new Error('the scenario wrote two equal lines into one pod');
  const pods = new Set(written.map(({ namespace, pod }) => `${namespace}/${pod}`));
  const found = new Map<string, Stored[]>();
  const unexpected: string[] = [];
  const wrongMetadata: string[] = [];
  for (const document of stored) {
    const text = view.text(document.source);
    if (text === undefined) continue;
    const named = text.match(/^(\S+)\/\S+#\d{7} /)?.[1];
    const pod = string(at(document.source, ['kubernetes', 'pod_name'])) ?? named ?? '';
    const key = keyOf(pod, text);
    const match = expected.get(key);
    if (match) {
      found.set(key, [...(found.get(key) ?? []), document]);
      const wrong = metadataError(match.record, document.source);
      if (wrong) wrongMetadata.push(wrong);
    } else if (
      pods.has(`${string(at(document.source, ['kubernetes', 'namespace_name'])) ?? ''}/${pod}`) ||
      named !== undefined
    ) {
      unexpected.push(text.slice(0, 200));
    }
  }
  const present = written.filter(({ pod, text }) => found.has(keyOf(pod, text)));
  return {
    written: written.length,
    found: present.length,
    lost: written.filter(({ pod, text }) => !found.has(keyOf(pod, text))),
    duplicated: [...found].filter(([, documents]) => documents.length > 1).map(([key]) => key.slice(0, 200)),
    unexpected,
    outOfOrder: disorder(present, found, view),
    wrongMetadata,
  };
}

function disorder(present: readonly Written[], found: Map<string, Stored[]>, view: View): string[] {
  const last = new Map<string, string>();
  return present.flatMap(({ namespace, pod, container, stream, text }) => {
    const streamKey = `${namespace}/${pod}/${container}/${stream}`;
    const [document] = found.get(keyOf(pod, text)) ?? [];
    const time = document ? view.time(document.source) : '';
    const earlier = time < (last.get(streamKey) ?? '');
    if (!earlier) last.set(streamKey, time);
    return earlier ? [`${streamKey}: ${text.slice(0, 80)} has ${time}, the line before it ${last.get(streamKey)}`] : [];
  });
}

function metadataError(record: Written, source: Stored['source']): string | undefined {
  for (const [path, value] of [...podFields(record), ...Object.entries(record.fields ?? {})]) {
    const seen = at(source, path.split('.'));
    if (plainTime(seen) !== plainTime(value))
      return `${record.text.slice(0, 60)}: ${path} is ${JSON.stringify(seen)}, not ${value}`;
  }
  for (const [name, value] of Object.entries(record.labels ?? {})) {
    const labels = at(source, ['kubernetes', 'labels']) as Record<string, Json> | undefined;
    if (!Object.entries(labels ?? {}).some(([key, seen]) => seen === value && sameName(key, name)))
      return `${record.text.slice(0, 60)}: label ${name}=${value} is missing`;
  }
  return undefined;
}

/** Zeros at the end of a fraction may be left out. */
function plainTime(value: Json | undefined): Json | undefined {
  return typeof value === 'string' ? value.replace(/(:\d\d(?:\.\d*[1-9])?)\.?0*Z$/, '$1Z') : value;
}

function podFields({ namespace, pod, container }: Written): [string, string][] {
  if (pod === '') return [];
  return [
    ['kubernetes.namespace_name', namespace],
    ['kubernetes.pod_name', pod],
    ['kubernetes.container_name', container],
  ];
}

/** Configurations may write the dots and slashes of a label in another way. */
function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.replace(/[^A-Za-z0-9]/g, '_');
  return plain(one) === plain(other);
}

function at(source: Json | undefined, [name, ...rest]: string[]): Json | undefined {
  if (name === undefined) return source;
  if (typeof source !== 'object' || source === null || Array.isArray(source)) return undefined;
  return at(source[name], rest);
}

function string(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function keyOf(pod: string, text: string): string {
  return `${pod} ${text}`;
}
