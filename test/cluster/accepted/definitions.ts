import fc from 'fast-check';

/** A schema of the OpenAPI document of an API server. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** Fields whose values depend on the cluster, or that only the server sets. */
const LEFT_OUT = [
  'clusterIP',
  'clusterIPs',
  'ephemeralContainers',
  'priorityClassName',
  'runtimeClassName',
  'serviceAccount',
  'serviceAccountName',
  'status',
];

/** Texts of every form, for any field. */
const TEXTS = [
  ...['', 'a', 'b', 'A', 'A_b', 'ä', 'a b', 'a.b', 'a:b', 'a/b', '/a', '../a', '/a/../b', 'a.com/b', 'https://a'],
  ...['a.kubernetes.io/b', '/subscriptions/a', 'host:80', '10.0.0.1', '::1', '1', '-1', '80', '100m', '1Gi'],
  ...['iqn.2001-04.com.example:a', 'iqn', 'eui.0123456789abcdef', 'x'.repeat(64), 'x'.repeat(260)],
  ...['RuntimeDefault', 'Localhost', 'Always', 'Never', 'None', 'limits.cpu', 'metadata.name'],
];
const KEYS = ['a', 'a.com/b', 'a.kubernetes.io/b', 'A b', 'cpu', 'memory', 'ephemeral-storage', 'hugepages-2Mi'];
const INTEGERS = [-1, 0, 1, 2, 3, 80, 255, 256, 420, 512, 600, 3600, 65_535, 65_536, 2 ** 31 - 1];
const QUANTITIES = ['-1', '0', '1', '1.5', '100m', '2Mi', '1Gi'];
const PORTS: readonly unknown[] = [80, 0, 70_000, 'http', 'A', '10%'];

/** Values of fields that accept few texts. */
const TEXTS_OF: Readonly<Record<string, readonly string[]>> = {
  cachingMode: ['None', 'ReadOnly'],
  dnsPolicy: ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  effect: ['NoExecute', 'NoSchedule', 'PreferNoSchedule'],
  fieldPath: ['metadata.labels', "metadata.labels['a']", 'metadata.name', 'spec.nodeName', 'status.podIP'],
  keyType: ['ED25519', 'RSA3072'],
  mountPath: ['/a', '/b', 'a', '/a:b'],
  operator: ['DoesNotExist', 'Equal', 'Exists', 'Gt', 'In', 'NotIn'],
  preemptionPolicy: ['Never', 'PreemptLowerPriority'],
  protocol: ['SCTP', 'TCP', 'UDP'],
  resource: ['limits.cpu', 'limits.ephemeral-storage', 'limits.hugepages-2Mi', 'requests.memory'],
  restartPolicy: ['Always', 'Never', 'OnFailure'],
  topologyKey: ['a b', 'kubernetes.io/hostname'],
  whenUnsatisfiable: ['DoNotSchedule', 'ScheduleAnyway'],
};

/** Random objects of the types that an API server documents, so that a new field needs nothing here. */
export class Definitions {
  constructor(private readonly schemas: Readonly<Record<string, Schema>>) {}

  /** Some of the fields of an object, with whatever is required within them. */
  object(type: string, most: number): fc.Arbitrary<Json> {
    const { properties = {} } = this.schemas[type] ?? {};
    return this.fields(Object.keys(properties).filter(isUsed), 1, most, (name) => this.field(properties, name, 1));
  }

  private fields(
    names: readonly string[],
    least: number,
    most: number,
    make: (name: string) => fc.Arbitrary<unknown>,
    required: readonly string[] = [],
  ): fc.Arbitrary<Json> {
    const chosen = fc.subarray([...names], { minLength: least, maxLength: Math.min(most, names.length) });
    return chosen.chain((some) => {
      const entries = [...required, ...some].map((name) => make(name).map((value) => [name, value] as const));
      return fc.tuple(...entries).map((each) => Object.fromEntries(each));
    });
  }

  private field(properties: Readonly<Record<string, Schema>>, name: string, depth: number): fc.Arbitrary<unknown> {
    return this.value(properties[name] ?? {}, name, depth);
  }

  private value(schema: Schema, name: string, depth: number): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.named(schema.$ref.replace('#/definitions/', ''), name, depth);
    switch (schema.type) {
      case 'string':
        return texts(name);
      case 'integer':
      case 'number':
        return fc.constantFrom(...INTEGERS);
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(this.value(schema.items ?? {}, name, depth + 1), { maxLength: 2 });
      default: {
        const values = this.value(schema.additionalProperties ?? { type: 'string' }, name, depth + 1);
        return fc.dictionary(fc.constantFrom(...KEYS), values, { maxKeys: 2, noNullPrototype: true });
      }
    }
  }

  private named(type: string, name: string, depth: number): fc.Arbitrary<unknown> {
    if (type.endsWith('.Quantity')) return fc.constantFrom(...QUANTITIES);
    if (type.endsWith('.IntOrString')) return fc.constantFrom(...PORTS);
    if (type.endsWith('Time')) return fc.constant('2024-01-01T00:00:00Z');
    const schema = this.schemas[type] ?? {};
    const { properties, required = [] } = schema;
    if (properties === undefined) return this.value({ ...schema }, name, depth);
    const optional = Object.keys(properties).filter((each) => isUsed(each) && !required.includes(each));
    const make = (each: string) => this.field(properties, each, depth + 1);
    return this.fields(optional, 0, depth > 6 ? 0 : 4, make, required);
  }
}

function isUsed(name: string): boolean {
  return !LEFT_OUT.includes(name);
}

function texts(name: string): fc.Arbitrary<string> {
  const any = fc.constantFrom(...TEXTS);
  if (!Object.hasOwn(TEXTS_OF, name)) return any;
  const usual = fc.constantFrom(...(TEXTS_OF[name] ?? []));
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: any });
}
