import { ElasticError } from './errors';
import type { Major } from './majors';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Document = Record<string, Json>;

interface Field {
  readonly type: string;
  readonly properties: Map<string, Field>;
}

export interface MappingSource {
  type?: string;
  properties?: Record<string, MappingSource>;
}

const TOTAL_FIELDS = 1000;

/** The mapping of one index: grows with the first document that has a field, refuses what does not fit later. */
export class Mapping {
  private readonly root: Field = { type: 'object', properties: new Map() };
  private fields = 0;

  constructor(
    private readonly row: Major,
    source: MappingSource = {},
  ) {
    this.declare(this.root, source);
  }

  /** All or nothing, as on a server: a refused document leaves no field behind. */
  accept(document: Document): void {
    const added: (() => void)[] = [];
    this.acceptObject(this.root, '', document, added);
    if (this.fields + added.length > TOTAL_FIELDS) {
      throw new ElasticError(
        400,
        'illegal_argument_exception',
        `Limit of total fields [${TOTAL_FIELDS}] has been exceeded`,
      );
    }
    for (const add of added) add();
    this.fields += added.length;
  }

  private declare(parent: Field, source: MappingSource): void {
    for (const [name, child] of Object.entries(source.properties ?? {})) {
      const field: Field = { type: child.type ?? 'object', properties: new Map() };
      parent.properties.set(name, field);
      this.fields += 1;
      this.declare(field, child);
    }
  }

  private acceptObject(parent: Field, path: string, object: Document, added: (() => void)[]): void {
    for (const [key, value] of Object.entries(object)) {
      if (key.includes('.') && this.row.dots === 'refused') {
        throw new ElasticError(400, 'mapper_parsing_exception', `Field name [${key}] cannot contain '.'`);
      }
      this.acceptPath(parent, path, key.split('.'), value, added);
    }
  }

  private acceptPath(
    parent: Field,
    path: string,
    [name = '', ...rest]: string[],
    value: Json,
    added: (() => void)[],
  ): void {
    if (rest.length > 0 && parent.properties.get(name)?.type !== 'flattened') {
      const nested = this.field(parent, join(path, name), name, 'object', added);
      this.acceptPath(nested, join(path, name), rest, value, added);
    } else {
      this.acceptValue(parent, join(path, name), name, value, added);
    }
  }

  private acceptValue(parent: Field, path: string, name: string, value: Json, added: (() => void)[]): void {
    if (value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) this.acceptValue(parent, path, name, item, added);
      return;
    }
    const known = parent.properties.get(name)?.type;
    if (known === 'flattened') {
      if (typeof value !== 'object') throw this.refuse(`failed to parse field [${path}] of type [flattened]`);
    } else if (typeof value === 'object') {
      this.acceptObject(this.field(parent, path, name, 'object', added), path, value, added);
    } else {
      const field = this.field(parent, path, name, known ?? typeOf(value), added);
      if (!fits(field.type, value)) throw this.refuse(`failed to parse field [${path}] of type [${field.type}]`);
    }
  }

  /** The field as it is, or as this document makes it; scalars and objects exclude each other. */
  private field(parent: Field, path: string, name: string, type: string, added: (() => void)[]): Field {
    const known = parent.properties.get(name);
    if (known) {
      const [isObject, wantsObject] = [known.type === 'object', type === 'object'];
      if (wantsObject && !isObject) {
        throw this.refuse(
          `object mapping for [${path}] tried to parse field [${name}] as object, but found a concrete value`,
        );
      }
      if (isObject && !wantsObject) {
        throw this.refuse(
          `object mapping for [${path}] tried to parse field [${name}] as object, but found a concrete value`,
        );
      }
      return known;
    }
    const field: Field = { type, properties: new Map() };
    added.push(() => parent.properties.set(name, field));
    return field;
  }

  private refuse(reason: string): ElasticError {
    return new ElasticError(400, this.row.parseError, reason);
  }
}

function typeOf(value: string | number | boolean): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'float';
  if (typeof value === 'boolean') return 'boolean';
  return /^\d{4}-\d\d-\d\d(T|$)/.test(value) && !Number.isNaN(Date.parse(value)) ? 'date' : 'text';
}

function fits(type: string, value: string | number | boolean): boolean {
  if (type === 'object') return false;
  if (type === 'long' || type === 'float')
    return value !== '' && Number.isFinite(Number(value)) && typeof value !== 'boolean';
  if (type === 'boolean') return typeof value === 'boolean' || value === 'true' || value === 'false';
  if (type === 'date') return typeof value === 'number' || (typeof value === 'string' && /^\d{4}-\d\d/.test(value));
  return true;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
