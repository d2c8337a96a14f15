/**
 * What is done about `vm.max_map_count`, a setting of the node's kernel that Elasticsearch wants raised before it maps
 * its files into memory.
 */
export class MemoryMapping {
  /** The nodes have it already: Elasticsearch refuses to start where they do not. */
  public static node(): MemoryMapping {
    return new MemoryMapping('node');
  }

  /** A privileged container raises it before Elasticsearch starts; no namespace below `privileged` admits that. */
  public static initContainer(): MemoryMapping {
    return new MemoryMapping('initContainer');
  }

  /** Files are read without mapping them: starts on every node, and searches slower. */
  public static noMmap(): MemoryMapping {
    return new MemoryMapping('noMmap');
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'node' | 'initContainer' | 'noMmap',
  ) {}
}
