import { ElasticError } from './errors';
import type { Major } from './majors';
import { type Document, Mapping, type MappingSource } from './mapping';

export interface Stored {
  readonly id: string;
  readonly source: Document;
  readonly arrival: number;
}

interface Index {
  readonly name: string;
  readonly dataStream: boolean;
  readonly mapping: Mapping;
  readonly documents: Map<string, Stored>;
}

export interface Template {
  index_patterns?: string[];
  /** The name in 2.x. */
  template?: string | { mappings?: MappingSource };
  mappings?: MappingSource;
  priority?: number;
  order?: number;
  data_stream?: object;
}

/** Indices, made by the first write, with the mapping of the template that fits. */
export class Indices {
  readonly templates = new Map<string, Template>();
  private readonly indices = new Map<string, Index>();
  /** How often each data stream was rolled. */
  private readonly rolled = new Map<string, number>();
  private arrivals = 0;
  /** Writes to an id that was there already, with `index` and with `create`. */
  overwritten = 0;
  conflicts = 0;

  constructor(private readonly row: Major) {}

  write(
    operation: 'index' | 'create',
    name: string,
    id: string | undefined,
    source: Document,
  ): Stored & { created: boolean } {
    const index = this.open(name);
    if (index.dataStream && operation === 'index') {
      throw new ElasticError(
        400,
        'illegal_argument_exception',
        'only write ops with an op_type of create are allowed in data streams',
      );
    }
    if (index.dataStream && source['@timestamp'] === undefined) {
      throw new ElasticError(400, this.row.parseError, 'data stream timestamp field [@timestamp] is missing');
    }
    const key = id ?? `auto-${this.arrivals + 1}`;
    const known = index.documents.has(key);
    if (known && operation === 'create') {
      this.conflicts += 1;
      throw new ElasticError(
        409,
        'version_conflict_engine_exception',
        `[${key}]: version conflict, document already exists (current version [1])`,
      );
    }
    index.mapping.accept(source);
    if (known) this.overwritten += 1;
    this.arrivals += 1;
    const stored = { id: key, source, arrival: this.arrivals };
    index.documents.set(key, stored);
    return { ...stored, created: !known };
  }

  /** The stream writes to a new index from now on, which knows no id of the ones before. */
  rollOver(stream: string): void {
    this.rolled.set(stream, (this.rolled.get(stream) ?? 0) + 1);
  }

  get names(): string[] {
    return [...this.indices.keys()].sort();
  }

  documents(pattern = /^/): Stored[] {
    const chosen = [...this.indices.values()].filter(({ name }) => pattern.test(name));
    return chosen.flatMap(({ documents }) => [...documents.values()]).sort((one, other) => one.arrival - other.arrival);
  }

  private open(name: string): Index {
    const template = this.templateOf(name);
    const dataStream = template?.data_stream !== undefined;
    const key = dataStream ? backingIndex(name, this.rolled.get(name) ?? 0) : name;
    const known = this.indices.get(key);
    if (known) return known;
    if (name !== name.toLowerCase() || /[\s"*\\<|,>/?#:]/.test(name) || /^[-_+]/.test(name)) {
      throw new ElasticError(400, 'invalid_index_name_exception', `Invalid index name [${name}]`);
    }
    const mapping = new Mapping(this.row, template ? mappingOf(template) : {});
    const index = { name: key, dataStream, mapping, documents: new Map() };
    this.indices.set(key, index);
    return index;
  }

  private templateOf(name: string): Template | undefined {
    const fitting = [...this.templates.values()].filter((template) =>
      patternsOf(template).some((pattern) => fits(pattern, name)),
    );
    return fitting.sort((one, other) => weight(other) - weight(one))[0];
  }
}

/** As Elasticsearch calls it, less the day on which it is made. */
function backingIndex(stream: string, rolled: number): string {
  return `.ds-${stream}-${String(rolled + 1).padStart(6, '0')}`;
}

function weight({ priority, order }: Template): number {
  return priority ?? order ?? 0;
}

function mappingOf(template: Template): MappingSource {
  if (typeof template.template === 'object') return template.template.mappings ?? {};
  return template.mappings ?? {};
}

function patternsOf(template: Template): string[] {
  if (template.index_patterns) return template.index_patterns;
  return typeof template.template === 'string' ? [template.template] : [];
}

function fits(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
