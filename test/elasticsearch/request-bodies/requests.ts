import type { ElasticsearchProps } from '../../../lib';
import type { Json, ProvisionInput } from '../../../lib/provisioning/input';
import { ElasticsearchFixture } from '../fixture';

type Body = { readonly [key: string]: Json };
type MutableBody = { [key: string]: Json };

/** One body that the provisioning program sends. */
export interface Request {
  /** The first parts of the path, such as `_index_template` or `_security_role`. */
  readonly api: string;
  readonly body: Body;
}

/** The bodies in the manifests of an Elasticsearch. */
export function requestsOf(props: ElasticsearchProps): Request[] {
  const fixture = new ElasticsearchFixture(props);
  expect(fixture.errors).toEqual([]);
  const { steps }: ProvisionInput = fixture.input('provisioning');
  return steps.flatMap((step) =>
    step.kind === 'ensure' ? [{ api: apiOf(step.path), body: readable(step.body) as Body }] : [],
  );
}

function apiOf(path: string): string {
  const [, first = '', second = ''] = path.split('/');
  return first === '_security' ? `${first}_${second}` : first;
}

/** Texts for the values that come from files, and nested settings for names with dots. */
function readable(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(readable);
  const body = value as Body;
  if ('$file' in body) return 'from a file';
  const nested: MutableBody = {};
  for (const [key, each] of Object.entries(body)) add(nested, key.startsWith('index.') ? key.split('.') : [key], each);
  return nested;
}

function add(target: MutableBody, [key = '', ...rest]: string[], value: Json): void {
  if (rest.length === 0) {
    target[key] = readable(value);
    return;
  }
  target[key] ??= {};
  add(target[key] as MutableBody, rest, value);
}
